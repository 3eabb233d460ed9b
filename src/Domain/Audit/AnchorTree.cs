using System.Collections.Immutable;

namespace CE4BIG.Domain.Audit;

/// <summary>The tree of hashes over all trails' heads: its root stands for all of them, and a short path proves one of them.</summary>
public static class AnchorTree
{
    private const string NodeForm = "ce4big-anchor-node/1";
    private const string EmptyForm = "ce4big-anchor-empty/1";

    /// <summary>The root; of no leaves as well.</summary>
    public static string Root(IReadOnlyList<string> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        var level = leaves;
        while (level.Count > 1)
        {
            level = Above(level);
        }

        return level.Count == 1 ? level[0] : CanonicalHash.Of(EmptyForm);
    }

    /// <summary>The hashes beside the way from a leaf up to the root.</summary>
    public static ImmutableArray<ProofStep> Path(IReadOnlyList<string> leaves, int index)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Count);
        var path = ImmutableArray.CreateBuilder<ProofStep>();
        for (var level = leaves; level.Count > 1; level = Above(level), index /= 2)
        {
            var beside = index ^ 1;
            if (beside < level.Count)
            {
                path.Add(new ProofStep(beside < index, level[beside]));
            }
        }

        return path.ToImmutable();
    }

    /// <summary>Where a path leads from a leaf.</summary>
    public static string Follow(string leaf, IEnumerable<ProofStep> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Aggregate(leaf, (hash, step) => step.IsLeft ? Node(step.Hash, hash) : Node(hash, step.Hash));
    }

    // The last of an odd number has nobody beside it and goes up as it is.
    private static List<string> Above(IReadOnlyList<string> level) =>
        [.. Enumerable.Range(0, (level.Count + 1) / 2).Select(i => (2 * i) + 1 < level.Count ? Node(level[2 * i], level[(2 * i) + 1]) : level[2 * i])];

    private static string Node(string left, string right) => CanonicalHash.Of(NodeForm, left, right);
}
