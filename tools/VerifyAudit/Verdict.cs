using System.Collections.Immutable;

namespace CE4BIG.VerifyAudit;

/// <summary>What came of looking at an audit file.</summary>
/// <param name="Trails">How many trails were followed.</param>
/// <param name="Rows">How many rows they have.</param>
/// <param name="Files">How many entries were held against the manifest.</param>
/// <param name="Anchors">The hashes of the anchors that the file is proven against, to be held against a copy kept elsewhere.</param>
/// <param name="Findings">What is wrong, the trails' first altered rows first.</param>
internal sealed record Verdict(int Trails, int Rows, int Files, ImmutableArray<string> Anchors, ImmutableArray<Finding> Findings)
{
    public bool Holds => Findings.IsEmpty;
}
