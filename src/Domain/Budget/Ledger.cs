using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Budget;

/// <summary>
/// The arithmetic of the ledger: which moves lead from one position to another, and where a move leads. An exchange says where it
/// should stand; the ledger finds out what is missing, so that booking the same again books nothing.
/// </summary>
public static class Ledger
{
    /// <summary>
    /// The moves that lead from one position to another, in an order in which each can be made: reserving before ordering before
    /// paying before releasing; and what the bank returned is owed again before its order is withdrawn. An advance is ordered and paid at once.
    /// </summary>
    /// <exception cref="ArgumentException">A position that cannot be, or one that no move leads to: what came back from a visitor stays so.</exception>
    public static ImmutableArray<LedgerMove> Between(LedgerPosition from, LedgerPosition to)
    {
        Require(from.IsLegal, $"{from} is no position.", nameof(from));
        Require(to.IsLegal, $"{to} is no position.", nameof(to));
        var paid = to.Paid - from.Paid;
        var recovered = to.Recovered - from.Recovered;
        Require(recovered >= Money.Zero, $"Nothing undoes what came back: {from} cannot become {to}.", nameof(to));

        var committed = to.Committed - from.Committed + paid;
        var reserved = to.Reserved - from.Reserved + committed;
        var moves = ImmutableArray.CreateBuilder<LedgerMove>();
        AddUnlessZero(moves, from.Reserved == Money.Zero ? LedgerEntryKind.Reserve : LedgerEntryKind.Adjust, Max(reserved, Money.Zero));
        AddUnlessZero(moves, LedgerEntryKind.Pay, Money.Min(paid, Money.Zero));
        AddUnlessZero(moves, LedgerEntryKind.Commit, committed);
        AddUnlessZero(moves, LedgerEntryKind.Pay, Max(paid, Money.Zero));
        if (to.Reserved == Money.Zero)
        {
            AddUnlessZero(moves, LedgerEntryKind.Release, Max(Money.Zero - reserved, Money.Zero));
        }
        else
        {
            AddUnlessZero(moves, LedgerEntryKind.Adjust, Money.Min(reserved, Money.Zero));
        }

        AddUnlessZero(moves, LedgerEntryKind.Recover, recovered);
        return moves.ToImmutable();
    }

    /// <summary>Where one exchange stands after a move.</summary>
    /// <exception cref="ArgumentException">The move cannot be made from there.</exception>
    public static LedgerPosition Apply(LedgerPosition position, LedgerMove move)
    {
        var allowed = move.Kind switch
        {
            LedgerEntryKind.Reserve => move.Amount > Money.Zero && position.Reserved == Money.Zero,
            LedgerEntryKind.Adjust => move.Amount != Money.Zero && position.Reserved > Money.Zero && position.Reserved + move.Amount > Money.Zero,
            LedgerEntryKind.Release => move.Amount > Money.Zero && position.Reserved == move.Amount,
            LedgerEntryKind.Commit or LedgerEntryKind.Pay => move.Amount != Money.Zero,
            LedgerEntryKind.Recover => move.Amount > Money.Zero,
        };
        var after = Move(position, move);
        Require(allowed && position.IsLegal && after.IsLegal, $"{move} cannot be made from {position}.", nameof(move));
        return after;
    }

    /// <summary>Adds a move to what several exchanges hold together, of whom each may reserve anew.</summary>
    internal static LedgerPosition Move(LedgerPosition position, LedgerMove move) => move.Kind switch
    {
        LedgerEntryKind.Reserve or LedgerEntryKind.Adjust => position with { Reserved = position.Reserved + move.Amount },
        LedgerEntryKind.Release => position with { Reserved = position.Reserved - move.Amount },
        LedgerEntryKind.Commit => position with { Reserved = position.Reserved - move.Amount, Committed = position.Committed + move.Amount },
        LedgerEntryKind.Pay => position with { Committed = position.Committed - move.Amount, Paid = position.Paid + move.Amount },
        LedgerEntryKind.Recover => position with { Recovered = position.Recovered + move.Amount },
    };

    private static void AddUnlessZero(ImmutableArray<LedgerMove>.Builder moves, LedgerEntryKind kind, Money amount)
    {
        if (amount != Money.Zero)
        {
            moves.Add(new LedgerMove(kind, amount));
        }
    }

    private static Money Max(Money left, Money right) => left >= right ? left : right;

    private static void Require(bool condition, string message, string argument)
    {
        if (!condition)
        {
            throw new ArgumentException(message, argument);
        }
    }
}
