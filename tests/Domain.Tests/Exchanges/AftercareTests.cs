using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>Survey, money to come back, keeping and forgetting (domain: "After closing"; art. 20; GDPR).</summary>
public sealed class AftercareTests
{
    private static readonly int[] DebtReminders = [15, 25, 30];

    [Fact]
    public void The_survey_goes_out_a_fortnight_after_closing()
    {
        var exchange = AnExchange.AwaitingA(StepKind.AfterClosing);
        var day = exchange.Rules.Deadlines.Reminder(exchange.Rules.Deadlines.LocalDate(exchange.State.EndedAt!.Value), 14);

        Assert.Empty(exchange.Until(day.AddSeconds(-1)).Told);
        Assert.Equal([(NoticeKind.StepAsked, Role.Visitor)], exchange.Until(day).Told);
    }

    [Fact]
    public void An_answered_survey_is_kept_and_the_file_put_away()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Survey);

        exchange.Done(x => x.AnswerSurvey(exchange.Open(StepKind.Survey).Key, 4, " Fine. ", exchange.Now));

        Assert.Equal((4, "Fine."), (exchange.State.Survey!.Rating, exchange.State.Survey.Comment));
        Assert.Equal(StepKind.Retention, Assert.Single(exchange.It.OpenSteps).Key.Kind);
        Assert.Contains(AuditAction.Archived, exchange.Last.Audit.Select(a => a.Action));
    }

    [Fact]
    public void A_survey_that_nobody_answers_puts_the_file_away_too() =>
        Assert.Equal(StepKind.Retention, Assert.Single(AnExchange.AwaitingA(StepKind.Survey).UntilTimeIsUp(StepKind.Survey).It.OpenSteps).Key.Kind);

    [Fact]
    public void A_programme_without_a_survey_puts_the_file_away_at_once()
    {
        var exchange = AnExchange.Mission(prefinancing: false).Confirmed().Awarded().Travelled().Reported().Certified().Validated().Ordered().Paid();

        Assert.Equal((Ending.Closed, StepKind.Retention), (exchange.State.Ending, Assert.Single(exchange.It.OpenSteps).Key.Kind));
    }

    [Fact]
    public void An_advance_for_a_visit_that_was_called_off_is_asked_back_by_itself()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Recovery);

        Assert.Equal(Money.Euros(1_800), exchange.State.Recoveries.Single().Amount);
        Assert.Equal([StepKind.Recovery, StepKind.Retention], exchange.It.OpenSteps.Select(s => s.Key.Kind));
        Assert.Contains((NoticeKind.DebitNote, Role.Visitor), exchange.Told);
        Assert.Contains((NoticeKind.StepAsked, Role.Finance), exchange.Told);
    }

    [Fact]
    public void The_debtor_is_reminded_after_15_25_and_30_days()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Recovery);
        var step = exchange.Open(StepKind.Recovery);
        var opened = exchange.Rules.Deadlines.LocalDate(step.OpenedAt);
        Assert.Equal(DebtReminders.Select(days => exchange.Rules.Deadlines.Reminder(opened, days)), step.Reminders);

        foreach (var reminder in step.Reminders)
        {
            Assert.Contains((NoticeKind.DebitReminder, Role.Visitor), exchange.Until(reminder).Told);
        }
    }

    [Fact]
    public void Money_that_came_back_is_booked_and_the_visitor_told()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Recovery).Answered(StepKind.Recovery, Decision.RecoveryReceived);

        Assert.Equal((Money.Zero, Money.Euros(1_800)), (exchange.State.Paid, exchange.It.Holds.Recovered));
        Assert.Equal([(NoticeKind.RecoverySettled, Role.Visitor)], exchange.Told);
        Assert.Equal(StepKind.Retention, Assert.Single(exchange.It.OpenSteps).Key.Kind);
    }

    [Fact]
    public void Money_that_is_given_up_stays_paid()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Recovery).Answered(StepKind.Recovery, Decision.WaiveRecovery);

        Assert.Equal((Money.Euros(1_800), Money.Zero), (exchange.State.Paid, exchange.It.Holds.Recovered));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Money_does_not_come_back_before_it_was_asked_for_or_in_the_future(int days) => Refusals.Expect(
        Refusal.ValueDateImplausible, AnExchange.AwaitingA(StepKind.Recovery), x => x.Try(it => it.ReceiveRecovery(x.Open(StepKind.Recovery).Key, x.Today.AddDays(days), "B", x.Now)));

    [Fact]
    public void Staff_ask_back_what_was_paid_and_no_more_also_in_parts()
    {
        var exchange = AnExchange.AwaitingA(StepKind.AfterClosing);
        var coordinator = exchange.By(Role.Coordinator);

        exchange.Done(x => x.Recover(Money.Euros(600), coordinator, "False declaration.", exchange.Now));
        Refusals.Expect(Refusal.NothingToRecover, exchange, x => x.Try(it => it.Recover(Money.Euros(301), coordinator, "More.", x.Now)));
        Refusals.Expect(Refusal.NothingToRecover, exchange, x => x.Try(it => it.Recover(Money.Zero, coordinator, "Nothing.", x.Now)));
        exchange.Done(x => x.Recover(Money.Euros(300), coordinator, "The rest.", exchange.Now));

        Assert.Equal(2, exchange.It.OpenSteps.Count(s => s.Key.Kind == StepKind.Recovery));
    }

    [Fact]
    public void What_never_was_paid_is_not_asked_back() => Refusals.Expect(
        Refusal.NothingToRecover, AnExchange.AwaitingA(StepKind.Travel).Done(Intervention.Withdraw, Role.Visitor), x => x.Intervene(Intervention.Recover, Role.Coordinator));

    [Fact]
    public void Records_of_paid_exchanges_are_kept_five_years_after_the_programme_and_others_a_year()
    {
        var paid = AnExchange.AwaitingA(StepKind.Retention);
        var unpaid = AnExchange.AwaitingA(StepKind.Travel).Done(Intervention.Withdraw, Role.Visitor);

        Assert.Equal(paid.Rules.Deadlines.StartOf(paid.Rules.OpenTo.AddYears(5)), paid.Open(StepKind.Retention).DueAt);
        Assert.Equal(unpaid.Rules.Deadlines.StartOf(unpaid.Rules.Deadlines.LocalDate(unpaid.State.EndedAt!.Value).AddMonths(12)), unpaid.Open(StepKind.Retention).DueAt);
    }

    [Fact]
    public void When_retention_ends_nothing_tells_who_the_people_were_and_the_figures_stay()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Retention);
        var (people, amount) = (exchange.Mails.Select(n => n.To).SelectMany(to => new[] { to.Email, to.Name }).Distinct().ToList(), exchange.State.Granted!.Amount);
        Assert.True(exchange.It.ForgetsAt(exchange.Open(StepKind.Retention).DueAt));

        exchange.UntilTimeIsUp(StepKind.Retention);

        var stored = System.Text.Json.JsonSerializer.Serialize(exchange.State, Unescaped);
        Assert.All(people, person => Assert.DoesNotContain(person, stored, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("PL61", stored, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((amount, amount), (exchange.State.Granted!.Amount, exchange.State.Paid));
        Assert.Empty(exchange.It.OpenSteps);
    }

    [Fact]
    public void A_legal_hold_keeps_everything_until_it_is_released()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Retention).Done(Intervention.HoldLegally, Role.Coordinator);
        var until = exchange.Open(StepKind.Retention).DueAt;

        exchange.Until(until);
        Assert.Null(exchange.State.AnonymisedAt);
        Assert.False(exchange.It.ForgetsAt(until));

        exchange.Done(Intervention.ReleaseHold, Role.Coordinator).Until(exchange.Now);
        Assert.NotNull(exchange.State.AnonymisedAt);
    }

    [Fact]
    public void What_is_held_is_not_held_again_and_what_is_not_held_not_released()
    {
        Refusals.Expect(Refusal.NothingToChange, AnExchange.Submitted().Done(Intervention.HoldLegally, Role.Coordinator), x => x.Intervene(Intervention.HoldLegally, Role.Coordinator));
        Refusals.Expect(Refusal.NothingToChange, AnExchange.Submitted(), x => x.Intervene(Intervention.ReleaseHold, Role.Coordinator));
    }

    [Fact]
    public void A_debt_keeps_the_file_until_it_is_settled()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Recovery).Until(AnExchange.Start.AddYears(20));
        Assert.Null(exchange.State.AnonymisedAt);

        exchange.Answered(StepKind.Recovery, Decision.RecoveryReceived).UntilTimeIsUp(StepKind.Retention);

        Assert.NotNull(exchange.State.AnonymisedAt);
    }

    private static System.Text.Json.JsonSerializerOptions Unescaped { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
