using System.Collections.Immutable;

namespace CE4BIG.VerifyAudit;

/// <summary>What came of looking at an audit file.</summary>
/// <param name="Trails">How many trails were followed.</param>
/// <param name="Rows">How many rows they have.</param>
/// <param name="Files">How many entries were held against the manifest.</param>
/// <param name="Proofs">What the anchors prove, trail by trail: an anchor proves no trail but those that have a proof of their own against it.</param>
/// <param name="NotProven">The entries that nothing but the manifest holds: no anchor proves them, whatever its hash.</param>
/// <param name="Findings">What is wrong, the trails' first altered rows first.</param>
internal sealed record Verdict(int Trails, int Rows, int Files, ImmutableArray<TrailProof> Proofs, ImmutableArray<string> NotProven, ImmutableArray<Finding> Findings)
{
    public bool Holds => Findings.IsEmpty;

    /// <summary>The hashes of the anchors that the file names, to be held against a copy kept elsewhere.</summary>
    public ImmutableArray<string> Anchors => [.. Proofs.Select(p => p.Anchor).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The verdict of somebody who kept an anchor's hash: every trail has to be proven against that one.</summary>
    public Verdict Against(string anchor) => this with
    {
        Findings = [.. Findings, .. Proofs.Where(p => p.Anchor != anchor).Select(p => new Finding(p.Entry, 0, $"{p.Exchange} is not proven against the anchor {anchor}"))],
    };
}
