using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>Reminders, deputies and alarms (domain: The lifecycle, "Deadline; reminders").</summary>
public sealed class CalendarTests
{
    public static TheoryData<StepKind> AskedSteps => AnswerTests.EveryAskedStep;

    public static TheoryData<StepKind> StepsWithReminders =>
        [.. Timings.Kinds.Where(kind => AnExchange.Programme.Timings.For(kind).RemindAfterDays.Count > 1)];

    [Theory]
    [MemberData(nameof(AskedSteps))]
    public void A_reminder_goes_out_at_its_time_and_not_a_second_before(StepKind kind)
    {
        var exchange = AnExchange.AwaitingA(kind);
        var step = exchange.Open(kind);

        exchange.Until(step.Reminders[0].AddSeconds(-1));
        Assert.True(exchange.Last.IsEmpty);

        exchange.Until(step.Reminders[0]);
        Assert.Contains((NoticeKind.StepReminder, step.Addressee!.Role), exchange.Told);
        Assert.Contains(AuditAction.Reminded, exchange.Last.Audit.Select(a => a.Action));
    }

    [Theory]
    [MemberData(nameof(StepsWithReminders))]
    public void Two_reminders_that_were_missed_become_one(StepKind kind)
    {
        var exchange = AnExchange.AwaitingA(kind);
        var step = exchange.Open(kind);

        exchange.Until(step.Reminders[1]);

        Assert.Single(exchange.Last.Notices, n => n.Step == step.Key && n.Kind == NoticeKind.StepReminder);
        Assert.Equal(2, exchange.Open(kind).RemindersDone);
    }

    [Theory]
    [MemberData(nameof(AskedSteps))]
    public void The_calendar_does_nothing_twice(StepKind kind)
    {
        var exchange = AnExchange.AwaitingA(kind);
        exchange.Until(exchange.Open(kind).ExpiresAt);
        var before = exchange.State;

        exchange.Until(exchange.Now);

        Assert.Same(before, exchange.State);
        Assert.True(exchange.Last.IsEmpty);
    }

    [Theory]
    [InlineData(StepKind.AdvanceConfirmation)]
    [InlineData(StepKind.Certificate)]
    [InlineData(StepKind.PaymentOrder)]
    [InlineData(StepKind.BankCorrection)]
    [InlineData(StepKind.Recovery)]
    [InlineData(StepKind.PaymentConfirmation)]
    public void A_step_that_must_not_lapse_alarms_the_coordinator_again_and_again(StepKind kind)
    {
        var exchange = AnExchange.AwaitingA(kind);
        for (var alarm = 0; alarm < 3; alarm++)
        {
            exchange.Until(exchange.Open(kind).ExpiresAt);

            Assert.Single(exchange.Told, told => told == (NoticeKind.StepOverdue, Role.Coordinator));
            Assert.True(exchange.Open(kind).ExpiresAt > exchange.Now);
        }

        Assert.Equal(3, exchange.Trail.Count(a => a.Action == AuditAction.Overdue));
        Assert.Equal(3, exchange.Mails.Where(n => n.Kind == NoticeKind.StepOverdue).Select(n => n.Key).Distinct().Count());
    }

    [Fact]
    public void A_silent_validator_is_followed_by_the_deputy_and_then_the_coordinator_is_alarmed()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Validation);

        exchange.Until(exchange.Open(StepKind.Validation).ExpiresAt);
        Assert.Equal(Role.VisitingDeputy, exchange.Open(StepKind.Validation).Addressee!.Role);

        exchange.Until(exchange.Open(StepKind.Validation).ExpiresAt);
        Assert.Contains((NoticeKind.StepOverdue, Role.Coordinator), exchange.Told);
        Assert.Equal(Stage.Report, exchange.State.Stage);
    }

    [Fact]
    public void A_step_says_when_the_calendar_has_something_to_do_until_it_is_decided()
    {
        var exchange = AnExchange.Submitted();
        var step = exchange.Open(StepKind.HostConfirmation);
        Assert.Equal(step.Reminders[0], exchange.It.NextWake(step.Key));

        exchange.Until(step.Reminders[1]);
        Assert.Equal(step.ExpiresAt, exchange.It.NextWake(step.Key));

        exchange.Confirmed();
        Assert.Null(exchange.It.NextWake(step.Key));
    }

    [Fact]
    public void What_is_due_to_two_steps_is_done_for_both()
    {
        var exchange = AnExchange.Submitted().Confirmed();

        exchange.Until(exchange.Open(StepKind.VisitingApproval).Reminders[0]);

        Assert.Equal([(NoticeKind.StepReminder, Role.VisitingManager), (NoticeKind.StepReminder, Role.HostingManager)], exchange.Told);
    }
}
