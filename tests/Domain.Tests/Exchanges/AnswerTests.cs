using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>What holds for the answer to any step, whichever it is.</summary>
public sealed class AnswerTests
{
    /// <summary>Every answer that decides a step; conflict and delegation leave it open (ColleagueTests).</summary>
    public static TheoryData<StepKind, Decision> EveryAnswer => Answers(rule => rule.Decision is not (Decision.DeclareConflict or Decision.Delegate));

    public static TheoryData<StepKind, Decision> EveryAnswerWithAReason => Answers(rule => rule.NeedsReason);

    public static TheoryData<StepKind, Decision> EveryDecisionWithAReason => Answers(rule => rule.NeedsReason && rule.Decision != Decision.DeclareConflict);

    public static TheoryData<StepKind> EveryAskedStep => [.. Moves.Steps.Where(rule => rule.Asked is not null).Select(rule => rule.Kind)];

    // On the last day for new dates no day is left on which the visit could begin (PostponementTests).
    public static TheoryData<StepKind> EveryStepThatRunsOut => Asked(rule => rule.Kind != StepKind.NewDates && !rule.Silence.Any(c => c.RaisesAlarm));

    public static TheoryData<StepKind> EveryStepThatMustNotLapse => Asked(rule => rule.Silence.Any(c => c.RaisesAlarm));

    [Theory]
    [MemberData(nameof(EveryAnswer))]
    public void An_answer_is_recorded_with_who_when_and_from_where_to_where(StepKind kind, Decision decision)
    {
        var exchange = AnExchange.AwaitingA(kind);
        var (step, from) = (exchange.Open(kind), exchange.State.Stage);

        Assert.IsType<Outcome.Done>(exchange.Decide(step.Key, decision));

        var decided = exchange.It.Find(step.Key)!;
        Assert.Equal((StepState.Decided, decision, exchange.Now), (decided.State, decided.Decision, decided.EndedAt));
        var entry = exchange.Last.Audit[0];
        Assert.Equal((AuditAction.Decided, decision, step.Key), (entry.Action, entry.Decision, entry.Step));
        Assert.Equal((step.Addressee!.Role, step.Addressee.Email, exchange.Now), (entry.Role, entry.Who, entry.At));
        Assert.Equal((from, exchange.State.Stage, exchange.Rules.Version), (entry.From, entry.To, entry.ProgrammeVersion));
    }

    [Theory]
    [MemberData(nameof(EveryAnswer))]
    public void The_same_answer_again_is_repeated_and_changes_nothing(StepKind kind, Decision decision)
    {
        var exchange = AnExchange.AwaitingA(kind);
        var key = exchange.Open(kind).Key;
        exchange.Decide(key, decision);
        var before = exchange.State;

        Assert.IsType<Outcome.Repeated>(exchange.After(TimeSpan.FromDays(90)).Decide(key, decision));

        Assert.Same(before, exchange.State);
        Assert.True(exchange.Last.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(EveryAnswer))]
    public void Another_answer_to_a_decided_step_is_refused(StepKind kind, Decision decision)
    {
        foreach (var other in DecisionNames.Offered(kind).Where(d => d != decision))
        {
            var exchange = AnExchange.AwaitingA(kind);
            var key = exchange.Open(kind).Key;
            exchange.Decide(key, decision);

            Refusals.Expect(Refusal.DecidedDifferently, exchange, x => x.Decide(key, other));
        }
    }

    [Theory]
    [MemberData(nameof(EveryAnswer))]
    public void An_answer_to_a_step_that_never_was_is_refused(StepKind kind, Decision decision) =>
        Refusals.Expect(Refusal.UnknownStep, AnExchange.AwaitingA(kind), x => x.Decide(new StepKey(kind, 7), decision));

    [Theory]
    [MemberData(nameof(EveryAnswer))]
    public void An_answer_that_a_step_does_not_offer_is_refused(StepKind kind, Decision decision)
    {
        foreach (var other in Enum.GetValues<StepKind>().Where(k => !DecisionNames.Offered(k).Contains(decision)))
        {
            var exchange = AnExchange.AwaitingA(other);

            Refusals.Expect(Refusal.UnknownStep, exchange, x => x.Decide(x.Open(other).Key, decision));
        }

        Assert.Contains(decision, DecisionNames.Offered(kind));
    }

    [Theory]
    [MemberData(nameof(EveryAnswerWithAReason))]
    public void An_answer_that_disappoints_somebody_needs_a_reason(StepKind kind, Decision decision)
    {
        foreach (var reason in new[] { null, "", " \t\n" })
        {
            Refusals.Expect(Refusal.ReasonMissing, AnExchange.AwaitingA(kind), x => x.Decide(x.Open(kind).Key, decision, reason));
        }
    }

    [Theory]
    [MemberData(nameof(EveryDecisionWithAReason))]
    public void A_reason_is_kept_trimmed_with_the_step_and_in_the_trail(StepKind kind, Decision decision)
    {
        var exchange = AnExchange.AwaitingA(kind);
        var key = exchange.Open(kind).Key;

        exchange.Decide(key, decision, "  The dates clash. ");

        Assert.Equal("The dates clash.", exchange.It.Find(key)!.Reason);
        Assert.Equal("The dates clash.", exchange.Last.Audit[0].Reason);
    }

    [Theory]
    [MemberData(nameof(EveryStepThatRunsOut))]
    public void An_answer_at_the_very_end_is_in_time_and_a_second_later_is_not(StepKind kind)
    {
        var inTime = AnExchange.AwaitingA(kind);
        inTime.At(inTime.Open(kind).ExpiresAt);
        Assert.IsType<Outcome.Done>(inTime.Decide(inTime.Open(kind).Key, DecisionNames.Offered(kind)[0]));

        var late = AnExchange.AwaitingA(kind);
        late.At(late.Open(kind).ExpiresAt.AddSeconds(1));
        Refusals.Expect(Refusal.DeadlinePassed, late, x => x.Decide(x.Open(kind).Key, DecisionNames.Offered(kind)[0]));
    }

    [Theory]
    [MemberData(nameof(EveryStepThatMustNotLapse))]
    public void Where_money_is_owed_an_answer_is_never_too_late(StepKind kind)
    {
        var exchange = AnExchange.AwaitingA(kind);
        exchange.After(TimeSpan.FromDays(100));

        Assert.IsType<Outcome.Done>(exchange.Decide(exchange.Open(kind).Key, DecisionNames.Offered(kind)[0]));
    }

    [Theory]
    [MemberData(nameof(EveryAskedStep))]
    public void Whoever_is_asked_is_told_so_once(StepKind kind)
    {
        var exchange = AnExchange.AwaitingA(kind);
        var step = exchange.Open(kind);

        var asked = Assert.Single(exchange.Mails, n => n.Step == step.Key && n.To == step.Addressee);
        Assert.Equal((NoticeKind.StepAsked, step.Addressee), (asked.Kind, asked.To));
    }

    [Theory]
    [InlineData(StepKind.HostConfirmation, Role.Host)]
    [InlineData(StepKind.HostChoice, Role.Visitor)]
    [InlineData(StepKind.VisitingApproval, Role.VisitingManager)]
    [InlineData(StepKind.HostingApproval, Role.HostingManager)]
    [InlineData(StepKind.Correction, Role.Visitor)]
    [InlineData(StepKind.NewDates, Role.Visitor)]
    [InlineData(StepKind.AdvanceOrder, Role.Finance)]
    [InlineData(StepKind.AdvanceConfirmation, Role.Finance)]
    [InlineData(StepKind.Report, Role.Visitor)]
    [InlineData(StepKind.Certificate, Role.Host)]
    [InlineData(StepKind.Validation, Role.VisitingManager)]
    [InlineData(StepKind.Completion, Role.Visitor)]
    [InlineData(StepKind.PaymentOrder, Role.Finance)]
    [InlineData(StepKind.BankCorrection, Role.Visitor)]
    [InlineData(StepKind.PaymentConfirmation, Role.Finance)]
    [InlineData(StepKind.Survey, Role.Visitor)]
    [InlineData(StepKind.Recovery, Role.Finance)]
    public void Each_step_is_asked_of_whom_the_lifecycle_names(StepKind kind, Role role) =>
        Assert.Equal(role, AnExchange.AwaitingA(kind).Open(kind).Addressee!.Role);

    [Theory]
    [InlineData(StepKind.Budget)]
    [InlineData(StepKind.Travel)]
    [InlineData(StepKind.AfterClosing)]
    [InlineData(StepKind.Retention)]
    public void Whatever_waits_for_a_date_or_for_money_asks_nobody(StepKind kind)
    {
        var step = AnExchange.AwaitingA(kind).Open(kind);

        Assert.Null(step.Addressee);
        Assert.Empty(step.Asked);
    }

    private static TheoryData<StepKind> Asked(Func<StepRule, bool> which) =>
        [.. Moves.Steps.Where(rule => rule.Asked is not null && which(rule)).Select(rule => rule.Kind)];

    private static TheoryData<StepKind, Decision> Answers(Func<AnswerRule, bool> which)
    {
        var data = new TheoryData<StepKind, Decision>();
        foreach (var rule in Moves.Steps.Where(rule => rule.Asked is not null))
        {
            foreach (var answer in rule.Answers.Where(which))
            {
                data.Add(rule.Kind, answer.Decision);
            }
        }

        return data;
    }
}
