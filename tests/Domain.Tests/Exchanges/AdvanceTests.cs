using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>A part paid before travel, where the programme has that and the visitor asks (domain: Sister schemes).</summary>
public sealed class AdvanceTests
{
    [Fact]
    public void Who_asked_for_an_advance_gets_half_of_the_award_ordered()
    {
        var exchange = AnExchange.AwaitingA(StepKind.AdvanceConfirmation);

        Assert.Equal((true, Money.Euros(1_800)), (exchange.State.Payments.Single().IsAdvance, exchange.State.Payments.Single().Amount));
        Assert.Equal(Money.Euros(3_600), exchange.It.Holds.Reserved);
    }

    [Fact]
    public void Who_did_not_ask_travels_without() => Assert.Equal(StepKind.Travel, Assert.Single(AnExchange.Mission(prefinancing: false).Confirmed().Awarded().It.OpenSteps).Key.Kind);

    [Fact]
    public void An_advance_is_a_part_of_a_partial_award()
    {
        var exchange = AnExchange.Mission().Confirmed();

        exchange.Done(x => x.Approve(exchange.Open(StepKind.VisitingApproval).Key, exchange.Now, null, Money.Euros(1_001))).Funded();

        Assert.Equal(new Money(50_050), exchange.It.Advance());
    }

    [Fact]
    public void A_paid_advance_is_told_and_the_visit_awaited()
    {
        var exchange = AnExchange.AwaitingA(StepKind.AdvanceConfirmation).Answered(StepKind.AdvanceConfirmation, Decision.ConfirmPaid);

        Assert.Equal(StepKind.Travel, Assert.Single(exchange.It.OpenSteps).Key.Kind);
        Assert.Equal([(NoticeKind.Paid, Role.Visitor)], exchange.Told);
        Assert.Equal((Money.Euros(1_800), Money.Euros(1_800)), (exchange.It.Holds.Reserved, exchange.It.Holds.Paid));
    }

    [Theory]
    [InlineData(Decision.Refuse)]
    [InlineData(Decision.Order)]
    public void A_refused_or_returned_advance_leaves_the_visit_as_it_is(Decision first)
    {
        var exchange = AnExchange.AwaitingA(StepKind.AdvanceOrder).Answered(StepKind.AdvanceOrder, first);
        if (first == Decision.Order)
        {
            exchange.Answered(StepKind.AdvanceConfirmation, Decision.PaymentReturned);
        }

        Assert.Equal(StepKind.Travel, Assert.Single(exchange.It.OpenSteps).Key.Kind);
        Assert.Equal((Money.Zero, Money.Euros(3_600)), (exchange.State.Paid, exchange.It.Holds.Reserved));
    }

    [Fact]
    public void An_advance_that_nobody_ordered_is_dropped_when_the_visit_begins()
    {
        var exchange = AnExchange.Submitted(Missions.Application(), new DateTimeOffset(2026, 6, 2, 8, 0, 0, TimeSpan.Zero), Missions.Programme).Confirmed().Awarded();
        var begins = exchange.Rules.Deadlines.StartOf(exchange.State.Application.Visit.Start);
        Assert.Equal(begins.AddSeconds(-1), exchange.Open(StepKind.AdvanceOrder).ExpiresAt);

        exchange.Until(begins);

        Assert.Equal((StepState.Expired, StepKind.Travel), (exchange.Step(StepKind.AdvanceOrder).State, Assert.Single(exchange.It.OpenSteps).Key.Kind));
    }

    [Fact]
    public void Staff_do_not_stretch_an_advance_into_the_visit()
    {
        var exchange = AnExchange.AwaitingA(StepKind.AdvanceOrder);

        Refusals.Expect(Refusal.ExtensionImplausible, exchange, x => x.Try(it => it.Extend(x.Open(StepKind.AdvanceOrder).Key, 60, x.By(Role.Coordinator), "Holidays.", x.Now)));
    }

    [Fact]
    public void An_advance_handed_to_another_officer_still_ends_before_the_visit()
    {
        var exchange = AnExchange.Submitted(Missions.Application(), new DateTimeOffset(2026, 6, 2, 8, 0, 0, TimeSpan.Zero), Missions.Programme).Confirmed().Awarded();

        exchange.Done(x => x.Replace(exchange.Open(StepKind.AdvanceOrder).Key, "felix-moser", exchange.By(Role.Coordinator), "Ill.", exchange.Now));

        Assert.Equal(exchange.Rules.Deadlines.StartOf(exchange.State.Application.Visit.Start).AddSeconds(-1), exchange.Open(StepKind.AdvanceOrder).ExpiresAt);
    }

    [Fact]
    public void The_rest_is_paid_after_the_visit()
    {
        var exchange = Travelled().Reported().Certified().Validated().Ordered();

        Assert.Equal([Money.Euros(1_800), Money.Euros(1_800)], exchange.State.Payments.Select(p => p.Amount));
        Assert.Equal(Money.Euros(3_600), exchange.Paid().State.Paid);
    }

    [Fact]
    public void An_advance_above_what_the_certified_days_bring_closes_the_exchange_and_comes_back()
    {
        var exchange = Travelled().Reported();
        var visit = exchange.State.Application.Visit;

        exchange.Certified(visit.Start, visit.Start.AddDays(1)).Validated();

        Assert.Equal((Ending.NothingDue, Money.Zero), (exchange.State.Ending, exchange.State.Granted!.Amount));
        Assert.Equal(Money.Euros(1_800), exchange.State.Recoveries.Single().Amount);
        Assert.Contains((NoticeKind.DebitNote, Role.Visitor), exchange.Told);
    }

    [Fact]
    public void A_part_below_the_advance_closes_the_exchange_and_the_difference_comes_back()
    {
        var exchange = Travelled().Reported().Certified();

        exchange.Done(x => x.ValidatePartly(exchange.Open(StepKind.Validation).Key, Money.Euros(1_500), "No lab days.", exchange.Now));

        Assert.Equal((Ending.Closed, Money.Euros(300)), (exchange.State.Ending, exchange.State.Recoveries.Single().Amount));
    }

    [Fact]
    public void A_visitor_is_asked_for_the_report_from_the_day_the_advance_was_settled_where_that_was_after_the_visit()
    {
        var exchange = AnExchange.AwaitingA(StepKind.AdvanceConfirmation).Until(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));

        exchange.Answered(StepKind.AdvanceConfirmation, Decision.ConfirmPaid).Until(exchange.Now);

        Assert.Equal(exchange.Rules.Deadlines.Due(exchange.Now, 30), exchange.Open(StepKind.Report).DueAt);
    }

    [Fact]
    public void After_a_postponement_a_paid_advance_is_not_paid_again()
    {
        var exchange = Paid().Postponed();

        exchange.Resubmitted(exchange.Amended(StepKind.NewDates)).Confirmed().Awarded();

        Assert.Equal(StepKind.Travel, Assert.Single(exchange.It.OpenSteps).Key.Kind);
        Assert.Equal((Money.Euros(1_800), Money.Euros(1_800)), (exchange.It.Holds.Reserved, exchange.It.Holds.Paid));
    }

    private static AnExchange Paid() => AnExchange.AwaitingA(StepKind.AdvanceConfirmation).Answered(StepKind.AdvanceConfirmation, Decision.ConfirmPaid);

    private static AnExchange Travelled() => Paid().Travelled();
}
