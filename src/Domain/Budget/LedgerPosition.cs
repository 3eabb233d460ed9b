using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Budget;

/// <summary>What one exchange, or all of a cluster's together, hold on the cluster's budget. Money is in one place at a time; only what came back is counted beside what was paid.</summary>
/// <param name="Reserved">Set aside, nothing ordered yet.</param>
/// <param name="Committed">Ordered, not yet paid.</param>
/// <param name="Paid">Paid in all, whatever of it the visitor gave back; what the bank returned is not paid.</param>
/// <param name="Recovered">What the visitor gave back of what was paid.</param>
public readonly record struct LedgerPosition(Money Reserved, Money Committed, Money Paid, Money Recovered)
{
    /// <summary>Nothing held.</summary>
    public static LedgerPosition None { get; }

    /// <summary>What the budget lacks on account of it.</summary>
    public Money Held => Reserved + Committed + Paid - Recovered;

    /// <summary>Whether it can be: nothing negative, and no more recovered than paid.</summary>
    public bool IsLegal => Reserved >= Money.Zero && Committed >= Money.Zero && Recovered >= Money.Zero && Recovered <= Paid;
}
