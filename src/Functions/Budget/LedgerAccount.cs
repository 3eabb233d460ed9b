using CE4BIG.Domain.Budget;

namespace CE4BIG.Functions.Budget;

/// <summary>One exchange's row: what it holds and where it waits, so that a booking needs to read no entries.</summary>
/// <param name="Position">What it holds: the sum of its entries.</param>
/// <param name="Place">Its place in line; null where it does not wait.</param>
internal sealed record LedgerAccount(LedgerPosition Position, LinePlace? Place)
{
    public static LedgerAccount Empty { get; } = new(LedgerPosition.None, null);
}
