using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Audit;

/// <summary>
/// One digest of all evidence that an exchange has: item, size and SHA-256 of each file in order, and no names. Sealed into the trail, it
/// ties the files to the chain.
/// </summary>
public static class EvidenceDigest
{
    private const string Form = "ce4big-evidence/1";

    /// <summary>The digest; null where there is no evidence.</summary>
    public static string? Of(IEnumerable<(string Item, long Length, string Sha256)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var parts = files.SelectMany(f => new[] { f.Item, CanonicalHash.Text(f.Length), f.Sha256 }).Prepend(Form).ToArray();
        return parts.Length == 1 ? null : CanonicalHash.Of(parts);
    }

    /// <summary>The digest of an exchange's evidence as it stands.</summary>
    public static string? Of(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Of((state.Report?.Evidence ?? []).Select(f => (f.Item, f.Length, f.Sha256)));
    }
}
