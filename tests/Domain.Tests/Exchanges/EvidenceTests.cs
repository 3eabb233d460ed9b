using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>Evidence incomplete, partial and refused payment, nothing due, virtual visits (domain: The lifecycle, Report).</summary>
public sealed class EvidenceTests
{
    [Fact]
    public void Missing_evidence_is_asked_for_by_name_once_each()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Validation);

        exchange.Done(x => x.RequestEvidence(exchange.Open(StepKind.Validation).Key, ["return-travel", "accommodation", "return-travel"], "Unreadable.", exchange.Now));

        Assert.Equal(["return-travel", "accommodation"], exchange.Open(StepKind.Completion).Items.AsEnumerable());
        Assert.Equal((Role.Visitor, 1), (exchange.Open(StepKind.Completion).Addressee!.Role, exchange.State.EvidenceRounds));
        Assert.Equal([(NoticeKind.StepAsked, Role.Visitor)], exchange.Told);
    }

    [Fact]
    public void Items_that_the_checklist_does_not_have_or_none_at_all_are_refused()
    {
        foreach (var items in new string[][] { [], ["boarding-pass"], ["return-travel", "x"] })
        {
            Refusals.Expect(
                Refusal.NoItemNamed, AnExchange.AwaitingA(StepKind.Validation), x => x.Try(it => it.RequestEvidence(x.Open(StepKind.Validation).Key, items, "Missing.", x.Now)));
        }
    }

    [Fact]
    public void What_is_handed_in_joins_what_was_there_and_the_cluster_validates_again_without_the_host()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Completion);

        exchange.Done(x => x.SubmitReport(exchange.Open(StepKind.Completion).Key, AnExchange.Report("accommodation"), exchange.Now));

        Assert.Equal([.. AnExchange.MandatoryItems, "accommodation"], exchange.State.Report!.Evidence.Select(f => f.Item));
        Assert.Equal("validation-2", Assert.Single(exchange.It.OpenSteps).Key.ToString());
    }

    [Fact]
    public void Who_does_not_have_what_is_missing_may_say_so_without_a_file() =>
        Assert.IsType<Outcome.Done>(AnExchange.AwaitingA(StepKind.Completion) is var x ? x.Try(it => it.SubmitReport(x.Open(StepKind.Completion).Key, AnExchange.Report(), x.Now)) : null);

    [Fact]
    public void Silence_leaves_the_cluster_to_validate_what_is_there()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Completion).UntilTimeIsUp(StepKind.Completion);

        Assert.Equal(("validation-2", StepState.Expired), (Assert.Single(exchange.It.OpenSteps).Key.ToString(), exchange.Step(StepKind.Completion).State));
    }

    [Fact]
    public void Evidence_is_asked_for_as_often_as_the_programme_allows_and_no_more()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Completion).Answered(StepKind.Completion, Decision.SubmitReport);

        Refusals.Expect(Refusal.NoMoreEvidenceRounds, exchange, x => x.Decide(x.Open(StepKind.Validation).Key, Decision.RequestEvidence));
        Assert.Equal(StepKind.PaymentOrder, Assert.Single(exchange.Validated().It.OpenSteps).Key.Kind);
    }

    [Fact]
    public void A_programme_may_allow_two_rounds()
    {
        var exchange = AnExchange.Mission(prefinancing: false).Confirmed().Awarded().Travelled().Reported().Certified();
        for (var round = 0; round < 2; round++)
        {
            exchange.Answered(StepKind.Validation, Decision.RequestEvidence).Answered(StepKind.Completion, Decision.SubmitReport);
        }

        Refusals.Expect(Refusal.NoMoreEvidenceRounds, exchange, x => x.Decide(x.Open(StepKind.Validation).Key, Decision.RequestEvidence));
    }

    [Fact]
    public void A_part_is_granted_with_the_calculation_that_says_so()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Validation);

        exchange.Done(x => x.ValidatePartly(exchange.Open(StepKind.Validation).Key, Money.Euros(500), "No invoice for two nights.", exchange.Now));

        Assert.Equal(Money.Euros(500), exchange.State.Granted!.Amount);
        Assert.Equal([FormulaStepKind.Ceiling, FormulaStepKind.Reduced], exchange.State.Granted.Formula.Steps.Select(s => s.Kind));
        Assert.Equal((Money.Zero, Money.Euros(500)), (exchange.It.Holds.Reserved, exchange.It.Holds.Committed));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(900)]
    [InlineData(901)]
    public void A_part_is_more_than_nothing_and_less_than_what_the_days_bring(long euros) => Refusals.Expect(
        Refusal.AmountImplausible, AnExchange.AwaitingA(StepKind.Validation), x => x.Try(it => it.ValidatePartly(x.Open(StepKind.Validation).Key, Money.Euros(euros), "Less.", x.Now)));

    [Fact]
    public void Who_went_home_early_gets_what_the_certified_days_bring()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Certificate).Certified(last: new DateOnly(2026, 6, 10)).Validated();

        Assert.Equal((3, Money.Euros(450)), (exchange.State.Granted!.Formula.WorkingDays, exchange.State.Granted.Amount));
        Assert.Equal([FormulaStepKind.Ceiling, FormulaStepKind.Halved], exchange.State.Granted.Formula.Steps.Select(s => s.Kind));
        Assert.Equal(Money.Euros(450), exchange.It.Holds.Committed);
    }

    [Fact]
    public void Too_few_days_end_it_with_nothing_due_and_the_visitor_is_told()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Certificate).Certified(first: new DateOnly(2026, 6, 11)).Validated();

        Assert.Equal((Ending.NothingDue, Money.Zero), (exchange.State.Ending, exchange.It.Holds.Held));
        Assert.Equal([(NoticeKind.Ended, Role.Visitor)], exchange.Told);
        Assert.True(exchange.State.CountsAsVisit);
    }

    [Fact]
    public void A_virtual_visit_closes_without_money_and_counts()
    {
        var application = Missions.Application(prefinancing: false);
        var exchange = AnExchange.Submitted(application with { Visit = application.Visit with { IsVirtual = true } }, programme: Missions.Programme).Confirmed().Awarded();

        exchange.Travelled().Reported("agenda").Certified().Validated();

        Assert.Equal((Ending.Closed, Money.Zero), (exchange.State.Ending, exchange.State.Granted!.Amount));
        Assert.Empty(exchange.State.Payments);
        Assert.True(exchange.State.CountsAsVisit);
    }

    [Fact]
    public void A_report_in_the_days_of_grace_is_told_to_be_late_and_the_coordinator_too()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Report);

        exchange.Until(exchange.Open(StepKind.Report).DueAt.AddSeconds(1));

        Assert.Contains((NoticeKind.GraceBegan, Role.Visitor), exchange.Told);
        Assert.Contains((NoticeKind.StepOverdue, Role.Coordinator), exchange.Told);
        Assert.Equal(StepKind.Certificate, Assert.Single(exchange.Reported().It.OpenSteps).Key.Kind);
    }

    [Fact]
    public void A_programme_without_grace_takes_no_late_report()
    {
        var exchange = AnExchange.Mission(prefinancing: false).Confirmed().Awarded().Travelled();
        exchange.At(exchange.Open(StepKind.Report).DueAt.AddSeconds(1));

        Refusals.Expect(Refusal.DeadlinePassed, exchange, x => x.Decide(x.Open(StepKind.Report).Key, Decision.SubmitReport));
        Assert.Equal(Ending.Lapsed, exchange.Until(exchange.Now).State.Ending);
    }

    [Fact]
    public void Nobodys_report_lapses_before_they_were_asked_for_it()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).Until(AnExchange.Start.AddYears(1));

        Assert.Equal(exchange.Rules.Deadlines.Due(exchange.Now, 30), exchange.Open(StepKind.Report).DueAt);
    }
}
