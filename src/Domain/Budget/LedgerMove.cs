using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Budget;

/// <summary>One movement of money, not yet entered anywhere.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Amount">How much. Negative only where an adjustment shrinks or an order is withdrawn.</param>
public readonly record struct LedgerMove(LedgerEntryKind Kind, Money Amount)
{
    /// <summary>Whether it takes free money: only such a move can be refused for lack of it.</summary>
    public bool TakesFreeMoney => Kind is LedgerEntryKind.Reserve or LedgerEntryKind.Adjust && Amount > Money.Zero;

    /// <summary>What it adds to each of a ledger's sums, and takes away: the effects of all entries add up to the balance.</summary>
    public LedgerPosition Effect => Ledger.Move(LedgerPosition.None, this);
}
