using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Tests.Applications;

namespace CE4BIG.Domain.Tests.Exchanges;

public sealed class ReportStageTests
{
    [Fact]
    public void A_complete_report_asks_the_host_to_certify()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Report).Reported();

        Assert.Equal((Stage.Report, StepKind.Certificate), (exchange.State.Stage, Assert.Single(exchange.It.OpenSteps).Key.Kind));
        Assert.Equal(3, exchange.State.Report!.Evidence.Length);
        Assert.Equal([(NoticeKind.StepAsked, Role.Host)], exchange.Told);
    }

    [Theory]
    [InlineData("outbound-travel")]
    [InlineData("return-travel")]
    [InlineData("accommodation")]
    public void A_report_without_a_mandatory_piece_of_evidence_is_refused_and_names_it(string missing)
    {
        var exchange = AnExchange.AwaitingA(StepKind.Report);
        var report = AnExchange.Report([.. AnExchange.MandatoryItems.Where(item => item != missing)]);

        Assert.Equal([missing], exchange.It.MissingEvidence(report));
        Refusals.Expect(Refusal.EvidenceMissing, exchange, x => x.Try(it => it.SubmitReport(x.Open(StepKind.Report).Key, report, x.Now)));
    }

    [Fact]
    public void The_agenda_may_be_left_out_or_handed_in() =>
        Assert.Equal(4, AnExchange.AwaitingA(StepKind.Report).Reported([.. AnExchange.MandatoryItems, "agenda"]).State.Report!.Evidence.Length);

    [Fact]
    public void A_report_in_the_days_of_grace_is_still_taken()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Report);

        exchange.Until(exchange.Open(StepKind.Report).DueAt.AddDays(10)).Reported();

        Assert.Equal(StepKind.Certificate, Assert.Single(exchange.It.OpenSteps).Key.Kind);
    }

    [Fact]
    public void A_report_that_never_comes_lets_the_exchange_lapse_and_only_the_visitor_is_told()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Report);

        exchange.Until(exchange.Open(StepKind.Report).ExpiresAt);

        Assert.Equal(Ending.Lapsed, exchange.State.Ending);
        Assert.Equal([Role.Visitor], exchange.Last.Notices.Where(n => n.Kind == NoticeKind.Ended).Select(n => n.To.Role));
    }

    [Fact]
    public void A_second_report_is_not_asked_for_and_so_not_taken() =>
        Refusals.Expect(Refusal.UnknownStep, AnExchange.AwaitingA(StepKind.Validation), x => x.Decide(new StepKey(StepKind.Report, 2), Decision.SubmitReport));

    [Theory]
    [InlineData("2026-06-12", "2026-06-08")]
    [InlineData("2026-06-08", "2026-06-14")]
    [InlineData("2026-06-01", "2026-06-07")]
    [InlineData("2026-06-13", "2026-06-13")]
    public void Dates_that_are_reversed_to_come_or_beside_the_visit_are_not_certified(string first, string last)
    {
        // It is Saturday, 13 June 2026, the day after the visit.
        var exchange = AnExchange.AwaitingA(StepKind.Certificate);
        Assert.Equal(new DateOnly(2026, 6, 13), AnExchange.Programme.Deadlines.LocalDate(exchange.Now));

        Refusals.Expect(Refusal.CertifiedDatesImplausible, exchange, x => x.Try(it => it.Certify(x.Open(StepKind.Certificate).Key, Day(first), Day(last), x.Now)));
    }

    [Theory]
    [InlineData("2026-06-08", "2026-06-12", 5)]
    [InlineData("2026-06-10", "2026-06-12", 3)]
    [InlineData("2026-06-07", "2026-06-08", 1)]
    [InlineData("2026-06-12", "2026-06-13", 1)]
    public void Dates_that_overlap_the_visit_are_certified_in_working_days(string first, string last, int workingDays)
    {
        var exchange = AnExchange.AwaitingA(StepKind.Certificate).Certified(Day(first), Day(last));

        Assert.Equal((Day(first), Day(last), workingDays), (exchange.State.Certificate!.FirstDay, exchange.State.Certificate.LastDay, exchange.State.Certificate.WorkingDays));
        Assert.Equal(StepKind.Validation, Assert.Single(exchange.It.OpenSteps).Key.Kind);
    }

    [Fact]
    public void A_no_show_ends_the_exchange_without_money()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Certificate);

        exchange.Decide(exchange.Open(StepKind.Certificate).Key, Decision.ReportNoShow, "Nobody came.");

        Assert.Equal((Ending.NoShow, "Nobody came."), (exchange.State.Ending!.Value, exchange.State.EndingReason));
        Assert.Null(exchange.State.Granted);
    }

    [Fact]
    public void Validation_freezes_the_amount_on_the_certified_days_and_asks_finance()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Certificate).Certified(new DateOnly(2026, 6, 10)).Validated();

        Assert.Equal((new Money(45_000), new Money(90_000)), (exchange.State.Granted!.Amount, exchange.State.Reserved!.Amount));
        Assert.Equal((Stage.Reimbursement, StepKind.PaymentOrder), (exchange.State.Stage, Assert.Single(exchange.It.OpenSteps).Key.Kind));
        Assert.Equal([(NoticeKind.Validated, Role.Visitor), (NoticeKind.StepAsked, Role.Finance)], exchange.Told);
    }

    [Fact]
    public void More_days_than_were_approved_bring_no_more_than_was_reserved()
    {
        var application = Forms.Application();
        var threeDays = application with { Visit = application.Visit with { End = new DateOnly(2026, 6, 10) } };

        var exchange = AnExchange.Submitted(threeDays).Confirmed().Awarded().Travelled().After(TimeSpan.FromDays(4)).Reported()
            .Certified(new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 12)).Validated();

        Assert.Equal(5, exchange.State.Certificate!.WorkingDays);
        Assert.Equal((new Money(45_000), new Money(45_000)), (exchange.State.Granted!.Amount, exchange.State.Reserved!.Amount));
    }

    [Fact]
    public void A_refusal_at_validation_ends_the_exchange_with_its_reason()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Validation);

        exchange.Decide(exchange.Open(StepKind.Validation).Key, Decision.Refuse, "The report is about something else.");

        Assert.Equal((Ending.Refused, "The report is about something else."), (exchange.State.Ending!.Value, exchange.State.EndingReason));
        Assert.Equal([(NoticeKind.Ended, Role.Visitor)], exchange.Told);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
