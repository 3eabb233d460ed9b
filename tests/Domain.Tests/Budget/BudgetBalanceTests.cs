using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Budget;

namespace CE4BIG.Domain.Tests.Budget;

public sealed class BudgetBalanceTests
{
    private static readonly BudgetBalance Balance = new(
        Money.Euros(2_000), new LedgerPosition(Money.Euros(780), Money.Euros(390), Money.Euros(400), Money.Euros(100)));

    private static readonly BudgetBalance Lowered = Balance with { Budget = Money.Euros(1_000) };

    [Fact]
    public void What_came_back_is_free_again() => Assert.Equal(Money.Euros(530), Balance.Free);

    [Theory]
    [InlineData(530, true)]
    [InlineData(531, false)]
    public void The_last_euro_can_be_reserved_and_not_one_more(long euros, bool allowed)
        => Assert.Equal(allowed, Balance.Allows([Move(LedgerEntryKind.Reserve, euros)]));

    [Theory]
    [InlineData(530, true)]
    [InlineData(531, false)]
    [InlineData(-100, true)]
    public void An_adjustment_upwards_needs_money(long euros, bool allowed)
        => Assert.Equal(allowed, Balance.Allows([Move(LedgerEntryKind.Adjust, euros)]));

    [Theory]
    [InlineData(LedgerEntryKind.Adjust, -10)]
    [InlineData(LedgerEntryKind.Release, 780)]
    [InlineData(LedgerEntryKind.Commit, 780)]
    [InlineData(LedgerEntryKind.Commit, -390)]
    [InlineData(LedgerEntryKind.Pay, 390)]
    [InlineData(LedgerEntryKind.Recover, 1)]
    public void A_lowered_budget_stops_nothing_that_was_promised(LedgerEntryKind kind, long euros)
        => Assert.True(Lowered.Allows([Move(kind, euros)]));

    [Fact]
    public void A_lowered_budget_allows_no_new_promise_however_small()
        => Assert.False(Lowered.Allows([new LedgerMove(LedgerEntryKind.Reserve, new Money(1))]));

    [Fact]
    public void Money_that_comes_back_in_the_same_booking_counts()
        => Assert.True(Balance.Allows([Move(LedgerEntryKind.Reserve, 600), Move(LedgerEntryKind.Recover, 100)]));

    [Fact]
    public void No_more_can_be_moved_than_the_exchanges_hold_together()
        => Assert.Throws<ArgumentException>(() => Balance.Add(Move(LedgerEntryKind.Pay, 391)));

    [Theory]
    [InlineData(LedgerEntryKind.Reserve, 780, 0, 0, 0)]
    [InlineData(LedgerEntryKind.Adjust, 780, 0, 0, 0)]
    [InlineData(LedgerEntryKind.Release, -780, 0, 0, 0)]
    [InlineData(LedgerEntryKind.Commit, -780, 780, 0, 0)]
    [InlineData(LedgerEntryKind.Pay, 0, -780, 780, 0)]
    [InlineData(LedgerEntryKind.Recover, 0, 0, 0, 780)]
    public void A_move_takes_from_one_sum_what_it_adds_to_another(LedgerEntryKind kind, long reserved, long committed, long paid, long recovered)
        => Assert.Equal(
            new LedgerPosition(Money.Euros(reserved), Money.Euros(committed), Money.Euros(paid), Money.Euros(recovered)), Move(kind, 780).Effect);

    private static LedgerMove Move(LedgerEntryKind kind, long euros) => new(kind, Money.Euros(euros));
}
