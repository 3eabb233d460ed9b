using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Tests.Applications;

namespace CE4BIG.Domain.Tests.Exchanges;

public sealed class TravelStageTests
{
    private static readonly DateTimeOffset Begins = AnExchange.Programme.Deadlines.StartOf(Forms.Application().Visit.Start);
    private static readonly DateTimeOffset Ends = AnExchange.Programme.Deadlines.EndOf(Forms.Application().Visit.End);

    [Fact]
    public void A_visit_awaits_nobody_and_ends_with_its_last_day()
    {
        var step = AnExchange.AwaitingA(StepKind.Travel).Open(StepKind.Travel);

        Assert.Null(step.Addressee);
        Assert.Equal((Ends, Ends), (step.DueAt, step.ExpiresAt));
    }

    [Fact]
    public void The_visitor_is_reminded_a_fortnight_and_three_days_before_travel()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel);

        var mailed = new List<DateTimeOffset>();
        while (exchange.Open(StepKind.Travel).NextWake < Begins)
        {
            exchange.Until(exchange.Open(StepKind.Travel).NextWake);
            Assert.Equal([(NoticeKind.TravelReminder, Role.Visitor)], exchange.Told);
            mailed.Add(exchange.Now);
        }

        // Monday, 25 May, and Friday, 5 June 2026, at eight in the morning in Paris.
        Assert.Equal([new DateTimeOffset(2026, 5, 25, 6, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 6, 5, 6, 0, 0, TimeSpan.Zero)], mailed);
    }

    [Fact]
    public void Two_reminders_that_were_missed_become_one_mail()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).Until(Begins.AddHours(-1));

        Assert.Equal([(NoticeKind.TravelReminder, Role.Visitor)], exchange.Told);
        Assert.Equal(Begins, exchange.Open(StepKind.Travel).NextWake);
    }

    [Fact]
    public void A_reminder_that_would_come_after_the_visit_is_not_mailed()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).Until(Ends.AddDays(1));

        Assert.DoesNotContain(exchange.Mails, n => n.Kind == NoticeKind.TravelReminder);
        Assert.Equal(StepKind.Report, Assert.Single(exchange.It.OpenSteps).Key.Kind);
    }

    [Fact]
    public void The_morning_the_visit_begins_is_noted_and_nobody_is_mailed()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).Until(Begins.AddHours(-1)).Until(Begins);

        Assert.True(exchange.State.VisitBegan);
        Assert.Equal([AuditAction.VisitBegan], exchange.Last.Audit.Select(a => a.Action));
        Assert.Empty(exchange.Told);
    }

    [Fact]
    public void A_second_before_it_begins_the_visit_has_not_begun() =>
        Assert.False(AnExchange.AwaitingA(StepKind.Travel).Until(Begins.AddSeconds(-1)).State.VisitBegan);

    [Fact]
    public void When_the_visit_is_over_the_visitor_is_asked_for_the_report()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).Until(Begins).Until(Ends);

        Assert.Equal((Stage.Report, Decision.DateCame), (exchange.State.Stage, exchange.Step(StepKind.Travel).Decision!.Value));
        Assert.Equal([(NoticeKind.StepAsked, Role.Visitor)], exchange.Told);
        var report = exchange.Open(StepKind.Report);
        Assert.Equal(AnExchange.Programme.Deadlines.Due(Forms.Application().Visit.End, 30), report.DueAt);
        Assert.Equal(AnExchange.Programme.Deadlines.Due(Forms.Application().Visit.End, 45), report.ExpiresAt);
    }

    [Fact]
    public void Even_when_nobody_looked_for_weeks_the_visit_has_begun_before_it_ended()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).Until(Ends.AddDays(20));

        Assert.True(exchange.State.VisitBegan);
        Assert.True(
            exchange.Last.Audit.ToList().FindIndex(a => a.Action == AuditAction.VisitBegan)
            < exchange.Last.Audit.ToList().FindIndex(a => a.Decision == Decision.DateCame));
    }
}
