using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Tests.Applications;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>Approved and reserved, or waiting in line (domain: The lifecycle, Approval).</summary>
public sealed class BudgetStepTests
{
    private static readonly StepKey Budget = new(StepKind.Budget, 1);

    [Fact]
    public void What_both_clusters_approved_waits_for_money_until_the_second_before_the_visit()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Budget);

        Assert.Equal(AnExchange.Programme.Deadlines.StartOf(Forms.Application().Visit.Start).AddSeconds(-1), exchange.Open(StepKind.Budget).ExpiresAt);
        Assert.Equal((Money.Zero, Money.Euros(900)), (exchange.It.Holds.Reserved, exchange.It.Wants.Reserved));
        Assert.Equal((null, Money.Euros(900)), (exchange.State.Reserved, exchange.State.Wanted!.Amount));
    }

    [Fact]
    public void Reserved_money_is_held_and_no_longer_wanted()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Budget).Funded();

        Assert.Equal(new LedgerPosition(Money.Euros(900), Money.Zero, Money.Zero, Money.Zero), exchange.It.Holds);
        Assert.Equal((exchange.It.Holds, exchange.It.Holds, false), (exchange.It.Wants, exchange.State.Booked, exchange.It.MustBook));
        Assert.Equal(Money.Euros(900), exchange.Trail.Single(a => a.Action == AuditAction.Awarded).Amount);
    }

    [Fact]
    public void A_budget_that_is_used_up_lets_the_exchange_wait_and_tells_the_visitor_once()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Budget).Done(x => x.Queue(Budget, AnExchange.Start));

        Assert.Equal([(NoticeKind.Queued, Role.Visitor)], exchange.Told);
        Assert.Equal(AnExchange.Start, exchange.State.QueuedSince);
        Assert.IsType<Outcome.Repeated>(exchange.Try(x => x.Queue(Budget, exchange.Now)));
        Assert.True(exchange.Last.IsEmpty);
    }

    [Fact]
    public void Who_waited_is_promoted_when_money_frees()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Budget).Done(x => x.Queue(Budget, AnExchange.Start)).After(TimeSpan.FromDays(10)).Funded();

        Assert.Equal((Stage.Travel, null), (exchange.State.Stage, exchange.State.QueuedSince));
    }

    [Fact]
    public void Without_money_when_the_visit_is_to_begin_the_exchange_is_not_funded_and_both_are_told()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Budget).UntilTimeIsUp(StepKind.Budget);

        Assert.Equal(Ending.NotFunded, exchange.State.Ending);
        Assert.Equal([(NoticeKind.Ended, Role.Visitor), (NoticeKind.Ended, Role.Host)], exchange.Told);
        Assert.True(exchange.It.MustBook, "The ledger may just then have reserved it.");
        Refusals.Expect(Refusal.DeadlinePassed, exchange, x => x.Try(it => it.Fund(Budget, x.Now)));
    }

    [Fact]
    public void Money_that_comes_after_the_exchange_left_the_line_is_refused()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Budget).Done(Intervention.Withdraw, Role.Visitor);

        Refusals.Expect(Refusal.NoLongerNeeded, exchange, x => x.Try(it => it.Fund(Budget, x.Now)));
        Refusals.Expect(Refusal.NoLongerNeeded, exchange, x => x.Try(it => it.Queue(Budget, x.Now)));
    }

    [Fact]
    public void Only_a_budget_step_waits_in_line() =>
        Refusals.Expect(Refusal.NoLongerNeeded, AnExchange.Submitted(), x => x.Try(it => it.Queue(new StepKey(StepKind.HostConfirmation, 1), x.Now)));

    [Fact]
    public void What_the_ledger_booked_is_noted_without_a_trace_and_ends_the_waiting()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Budget).Done(x => x.Queue(Budget, AnExchange.Start)).Done(Intervention.Postpone, Role.Visitor);

        exchange.Done(x => x.NoteBooked(x.Holds));

        Assert.Equal((null, exchange.It.Holds), (exchange.State.QueuedSince, exchange.State.Booked));
        Assert.True(exchange.Last.IsEmpty);
    }

    [Fact]
    public void A_partial_award_reserves_only_the_part_with_its_formula()
    {
        var exchange = AnExchange.Mission().Confirmed();

        exchange.Done(x => x.Approve(exchange.Open(StepKind.VisitingApproval).Key, exchange.Now, null, Money.Euros(2_000))).Funded();

        Assert.Equal(Money.Euros(2_000), exchange.State.Reserved!.Amount);
        Assert.Equal([FormulaStepKind.Ceiling, FormulaStepKind.Reduced], exchange.State.Reserved.Formula.Steps.Select(s => s.Kind));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3_600)]
    [InlineData(4_000)]
    public void A_part_is_more_than_nothing_and_less_than_the_whole(long euros) =>
        Refusals.Expect(Refusal.AmountImplausible, AnExchange.Mission().Confirmed(), x => x.Try(it => it.Approve(x.Open(StepKind.VisitingApproval).Key, x.Now, null, Money.Euros(euros))));

    [Fact]
    public void A_programme_without_partial_awards_has_none() =>
        Refusals.Expect(
            Refusal.NoPartialAward, AnExchange.AwaitingA(StepKind.VisitingApproval), x => x.Try(it => it.Approve(x.Open(StepKind.VisitingApproval).Key, x.Now, null, Money.Euros(1))));

    [Fact]
    public void Where_one_cluster_decides_its_approval_is_enough_and_three_sign()
    {
        var exchange = AnExchange.Mission().Confirmed().ApprovedBy(StepKind.VisitingApproval);

        Assert.Equal(StepKind.Budget, Assert.Single(exchange.It.OpenSteps).Key.Kind);
        Assert.Equal([Role.Visitor, Role.Host, Role.VisitingManager], exchange.State.Signatures.Select(s => s.Role));
    }
}
