using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Budget;

/// <summary>How a cluster's budget stands.</summary>
/// <param name="Budget">What the cluster may spend, by today's programme file.</param>
/// <param name="Booked">What its exchanges hold together: the sum of the ledger's entries.</param>
public readonly record struct BudgetBalance(Money Budget, LedgerPosition Booked)
{
    /// <summary>What may still be promised. Negative where the budget was lowered below what is booked.</summary>
    public Money Free => Budget - Booked.Held;

    /// <summary>The balance after a move.</summary>
    /// <exception cref="ArgumentException">The exchanges together do not hold what it moves.</exception>
    public BudgetBalance Add(LedgerMove move)
    {
        var booked = Ledger.Move(Booked, move);
        return booked.IsLegal ? this with { Booked = booked } : throw new ArgumentException($"{move} cannot be made from {Booked}.", nameof(move));
    }

    /// <summary>The balance after some moves.</summary>
    public BudgetBalance Add(IEnumerable<LedgerMove> moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        return moves.Aggregate(this, static (balance, move) => balance.Add(move));
    }

    /// <summary>Whether the exchanges together hold what these moves take, one after the other.</summary>
    public bool Holds(IEnumerable<LedgerMove> moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        var booked = Booked;
        return moves.All(move => (booked = Ledger.Move(booked, move)).IsLegal);
    }

    /// <summary>
    /// Whether there is money for these moves. Whatever takes no free money is always allowed, also on a budget that was lowered
    /// below what is booked: a debt does not go away with the money.
    /// </summary>
    public bool Allows(IReadOnlyCollection<LedgerMove> moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        return !moves.Any(move => move.TakesFreeMoney) || Add(moves).Free >= Money.Zero;
    }
}
