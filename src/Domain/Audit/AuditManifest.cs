using System.Collections.Immutable;

namespace CE4BIG.Domain.Audit;

/// <summary>What an audit file says of itself in <c>manifest.json</c>, its last entry.</summary>
/// <param name="Format">The form of audit files, to be raised where it changes.</param>
/// <param name="Trails">The exchanges with the heads of their trails.</param>
/// <param name="Files">Every other entry.</param>
public sealed record AuditManifest(string Format, ImmutableArray<ManifestTrail> Trails, ImmutableArray<ManifestFile> Files)
{
    /// <summary>The manifest's own name.</summary>
    public const string Name = "manifest.json";

    /// <summary>Today's <see cref="Format"/>.</summary>
    public const string Today = "ce4big-audit-file/1";

    /// <summary>The trail within an exchange's folder.</summary>
    public const string Trail = "trail.jsonl";

    /// <summary>The exchange as it is stored, within its folder.</summary>
    public const string Record = "exchange.json";

    /// <summary>The list of evidence within an exchange's folder.</summary>
    public const string Evidence = "evidence.json";

    /// <summary>The proof against the anchor within an exchange's folder.</summary>
    public const string Proof = "anchor.json";
}
