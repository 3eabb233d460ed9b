using CE4BIG.Domain.Budget;

namespace CE4BIG.Functions.Budget;

/// <summary>Where one exchange stands in its cluster's ledger.</summary>
/// <param name="Position">What it holds.</param>
/// <param name="Place">Its place in the waiting line, 1 for the first; null where it does not wait.</param>
public sealed record LedgerHolding(LedgerPosition Position, int? Place);
