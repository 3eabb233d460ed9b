using CE4BIG.Domain.Budget;

namespace CE4BIG.Functions.Budget;

/// <summary>Which entries of a ledger are looked for.</summary>
/// <param name="Kind">Only those of a kind; null for all.</param>
/// <param name="From">Only those from this moment on; null from the beginning.</param>
/// <param name="Before">Only those before this moment; null to the end.</param>
public readonly record struct LedgerQuery(LedgerEntryKind? Kind, DateTimeOffset? From, DateTimeOffset? Before)
{
    /// <summary>Every entry.</summary>
    public static LedgerQuery All { get; }
}
