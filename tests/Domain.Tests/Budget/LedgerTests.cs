using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Budget;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Budget;

public sealed class LedgerTests
{
    private static readonly LedgerMove[] NoMoves = [];

    public static TheoryData<string, LedgerPosition, LedgerPosition, LedgerMove[]> Ways => new()
    {
        { "award", LedgerPosition.None, At(780), [Move(LedgerEntryKind.Reserve, 780)] },
        { "the same again", At(780), At(780), NoMoves },
        { "more after new dates", At(390), At(780), [Move(LedgerEntryKind.Adjust, 390)] },
        { "less after new dates", At(780), At(390), [Move(LedgerEntryKind.Adjust, -390)] },
        { "withdrawal", At(780), LedgerPosition.None, [Move(LedgerEntryKind.Release, 780)] },
        { "early return", At(780), At(0, 390), [Move(LedgerEntryKind.Commit, 390), Move(LedgerEntryKind.Release, 390)] },
        { "transfer", At(0, 780), At(0, 0, 780), [Move(LedgerEntryKind.Pay, 780)] },
        { "advance", At(780), At(390, 0, 390), [Move(LedgerEntryKind.Commit, 390), Move(LedgerEntryKind.Pay, 390)] },
        { "order withdrawn", At(0, 780), At(780), [Move(LedgerEntryKind.Commit, -780)] },
        { "order refused", At(0, 780), LedgerPosition.None, [Move(LedgerEntryKind.Commit, -780), Move(LedgerEntryKind.Release, 780)] },
        { "payment returned", At(0, 0, 780), At(0, 780), [Move(LedgerEntryKind.Pay, -780)] },
        { "advance returned", At(390, 0, 390), At(780), [Move(LedgerEntryKind.Pay, -390), Move(LedgerEntryKind.Commit, -390)] },
        { "recovery", At(0, 0, 780), At(0, 0, 780, 200), [Move(LedgerEntryKind.Recover, 200)] },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_way_between_two_positions_is_told_in_entries(string way, LedgerPosition from, LedgerPosition to, LedgerMove[] expected)
    {
        var moves = Ledger.Between(from, to);

        Assert.True(moves.SequenceEqual(expected), $"{way}: {string.Join(", ", moves)}");
    }

    [Property(MaxTest = 2_000)]
    public Property The_moves_between_two_positions_lead_from_one_to_the_other()
        => Prop.ForAll(Pairs(), pair => Ledger.Between(pair.From, pair.To).Aggregate(pair.From, Ledger.Apply) == pair.To);

    [Property]
    public Property No_move_leads_from_a_position_to_itself()
        => Prop.ForAll(Pairs(), pair => Ledger.Between(pair.To, pair.To).IsEmpty);

    [Property(MaxTest = 2_000)]
    public Property A_way_in_two_stages_ends_where_the_direct_one_does()
        => Prop.ForAll(Pairs(), pair =>
        {
            var staged = Ledger.Between(LedgerPosition.None, pair.From).Concat(Ledger.Between(pair.From, pair.To));
            return staged.Aggregate(LedgerPosition.None, Ledger.Apply) == pair.To;
        });

    [Property(MaxTest = 2_000)]
    public Property The_sum_of_all_exchanges_entries_is_the_sum_of_their_positions()
        => Prop.ForAll(Pairs().Generator.NonEmptyListOf().ToArbitrary(), pairs =>
        {
            var moves = pairs.SelectMany(pair => Ledger.Between(LedgerPosition.None, pair.From).Concat(Ledger.Between(pair.From, pair.To)));
            var sum = new BudgetBalance(Money.Euros(1), LedgerPosition.None).Add(moves).Booked;
            return sum == new LedgerPosition(
                Sum(pairs, p => p.Reserved), Sum(pairs, p => p.Committed), Sum(pairs, p => p.Paid), Sum(pairs, p => p.Recovered));
        });

    [Property(MaxTest = 2_000)]
    public Property Only_what_takes_free_money_makes_a_position_heavier()
        => Prop.ForAll(Pairs(), pair =>
        {
            var at = pair.From;
            return Ledger.Between(pair.From, pair.To).All(move =>
            {
                var before = at;
                at = Ledger.Apply(before, move);
                return move.TakesFreeMoney == (at.Held > before.Held);
            });
        });

    [Theory]
    [InlineData(-1, 0, 0, 0)]
    [InlineData(0, -1, 0, 0)]
    [InlineData(0, 0, -1, 0)]
    [InlineData(0, 0, 1, -1)]
    [InlineData(0, 0, 1, 2)]
    public void A_position_that_cannot_be_is_refused(long reserved, long committed, long paid, long recovered)
    {
        var position = At(reserved, committed, paid, recovered);

        Assert.False(position.IsLegal);
        Assert.Throws<ArgumentException>(() => Ledger.Between(LedgerPosition.None, position));
        Assert.Throws<ArgumentException>(() => Ledger.Between(position, LedgerPosition.None));
    }

    [Fact]
    public void What_came_back_does_not_go_away_again()
        => Assert.Throws<ArgumentException>(() => Ledger.Between(At(0, 0, 780, 780), At(0, 0, 780)));

    [Theory]
    [InlineData(LedgerEntryKind.Reserve, 100)] // a second reservation
    [InlineData(LedgerEntryKind.Adjust, -500)] // to nothing: that is a release
    [InlineData(LedgerEntryKind.Adjust, 0)]
    [InlineData(LedgerEntryKind.Release, 400)] // not the rest
    [InlineData(LedgerEntryKind.Commit, 501)]
    [InlineData(LedgerEntryKind.Commit, -201)]
    [InlineData(LedgerEntryKind.Commit, 0)]
    [InlineData(LedgerEntryKind.Pay, 201)]
    [InlineData(LedgerEntryKind.Pay, -101)] // what was never paid cannot be returned
    [InlineData(LedgerEntryKind.Pay, 0)]
    [InlineData(LedgerEntryKind.Recover, 101)]
    [InlineData(LedgerEntryKind.Recover, 0)]
    public void A_move_that_the_position_does_not_bear_is_refused(LedgerEntryKind kind, long euros)
        => Assert.Throws<ArgumentException>(() => Ledger.Apply(At(500, 200, 100), Move(kind, euros)));

    private static Money Sum(IEnumerable<(LedgerPosition From, LedgerPosition To)> pairs, Func<LedgerPosition, Money> part)
        => pairs.Aggregate(Money.Zero, (sum, pair) => sum + part(pair.To));

    private static LedgerMove Move(LedgerEntryKind kind, long euros) => new(kind, Money.Euros(euros));

    private static LedgerPosition At(long reserved, long committed = 0, long paid = 0, long recovered = 0)
        => new(Money.Euros(reserved), Money.Euros(committed), Money.Euros(paid), Money.Euros(recovered));

    /// <summary>Two positions of one exchange, the second later: paid and recovered only grow. Often zero or alike, where the cases are.</summary>
    private static Arbitrary<(LedgerPosition From, LedgerPosition To)> Pairs()
    {
        var amount = Gen.OneOf(Gen.Constant(0), Gen.Elements(39_000, 78_000), Gen.Choose(1, 110_000));
        return (from reserved in amount.Two()
                from committed in amount.Two()
                from paid in amount
                from more in amount
                from returned in amount
                from first in Gen.Choose(0, 100)
                from second in Gen.Choose(0, 100)
                let recovered = (long)paid * first / 100
                let paidLater = Math.Max(recovered, paid + more - returned)
                let later = recovered + ((paidLater - recovered) * second / 100)
                select (
                    new LedgerPosition(new(reserved.Item1), new(committed.Item1), new(paid), new(recovered)),
                    new LedgerPosition(new(reserved.Item2), new(committed.Item2), new(paidLater), new(later)))).ToArbitrary();
    }
}
