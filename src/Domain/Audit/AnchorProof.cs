using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CE4BIG.Domain.Audit;

/// <summary>The proof that an anchor holds a trail as far as it had then come.</summary>
/// <param name="Anchor">The anchor.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Head">The trail's head on that day.</param>
/// <param name="Path">From the head up to the anchor's root.</param>
public sealed record AnchorProof(Anchor Anchor, string Hash, TrailHead Head, ImmutableArray<ProofStep> Path)
{
    /// <summary>Whether the proof agrees with itself.</summary>
    [JsonIgnore]
    public bool Holds => Hash == Anchor.Hash && AnchorTree.Follow(Head.Leaf(), Path) == Anchor.Root;
}
