using CE4BIG.Domain.Budget;

namespace CE4BIG.Functions.Budget;

/// <summary>A cluster's ledger at a glance.</summary>
/// <param name="Balance">The budget and what is booked on it.</param>
/// <param name="Entries">How many entries there are.</param>
/// <param name="Waiting">How many exchanges wait for money.</param>
public sealed record LedgerSummary(BudgetBalance Balance, int Entries, int Waiting);
