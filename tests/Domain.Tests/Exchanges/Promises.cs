using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>What an exchange keeps to whatever happens to it.</summary>
internal static class Promises
{
    private static readonly StepKind[] SideBySide = [StepKind.VisitingApproval, StepKind.HostingApproval];
    private static readonly StepKind[] Aftercare = [StepKind.AfterClosing, StepKind.Survey, StepKind.Retention];

    public static void Check(AnExchange exchange)
    {
        CheckSteps(exchange.State, [.. exchange.It.OpenSteps]);
        CheckPeople(exchange.State);
        CheckMoney(exchange);
        CheckMails(exchange);
    }

    /// <summary>The trail alone tells what is stored beside it, number by number; no mail is told twice.</summary>
    public static void CheckTrail(AnExchange exchange)
    {
        Assert.Equal(Enumerable.Range(1, exchange.State.AuditCount), exchange.Trail.Select(a => a.Number));
        Assert.True(exchange.Trail.Zip(exchange.Trail.Skip(1)).All(pair => pair.First.At <= pair.Second.At), "The trail is not in order.");
        // When personal data go, the store takes them out of the trail, too.
        var trail = exchange.State.AnonymisedAt is null
            ? exchange.Trail
            : [.. exchange.Trail.Select(a => a with { Asked = a.Asked is null ? null : Anonymous.Asked })];
        Assert.Equal(TrailReading.Of(exchange.State), TrailReading.Of(trail));
        Assert.Empty(exchange.Mails.GroupBy(n => n.Key, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    /// <summary>The calendar that is asked again at the same time has nothing to do, and will be asked again.</summary>
    public static void CheckCalm(AnExchange exchange)
    {
        var before = exchange.State;
        exchange.Until(exchange.Now);
        Assert.Same(before, exchange.State);
        Assert.True(exchange.Last.IsEmpty);
        Assert.All(exchange.It.OpenSteps, step => Assert.True(step.NextWake > exchange.Now));
    }

    private static void CheckSteps(ExchangeState state, List<Step> open)
    {
        var main = open.Select(s => s.Key.Kind).Where(kind => kind != StepKind.Recovery).ToList();
        Assert.Equal(state.Stage == Stage.Ended, state.Ending is not null);
        if (state.Stage != Stage.Ended)
        {
            Assert.True(main.Count == open.Count && (main.Count == 1 || (main.Count == 2 && !main.Except(SideBySide).Any())), "Awaited: " + string.Join(", ", main));
        }
        else if (state.AnonymisedAt is null)
        {
            Assert.Contains(Assert.Single(main), Aftercare);
        }
        else
        {
            Assert.Empty(open);
        }

        foreach (var step in state.Steps)
        {
            Assert.Equal(step.IsOpen, step.EndedAt is null);
            Assert.Equal(step.State == StepState.Decided, step.Decision is not null);
            Assert.Equal(Moves.Of(step.Key.Kind).Asked is null, step.Addressee is null);
        }

        Assert.Equal(state.Steps.Length, state.Steps.Select(s => s.Key).Distinct().Count());
    }

    private static void CheckPeople(ExchangeState state)
    {
        foreach (var step in state.Steps)
        {
            Assert.Equal(step.Asked.Length, step.Asked.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.False(step.IsOpen && step.Addressee is { Email: var asked } && state.Conflicts.Contains(asked), "Somebody in conflict is asked.");
        }
    }

    private static void CheckMoney(AnExchange exchange)
    {
        var state = exchange.State;
        var ceiling = Money.Min(exchange.Rules.LumpSum.Maximum, exchange.Rules.LumpSum.Rates[0].Ceilings[state.Application.Host.Country]);
        Assert.True(state.Reserved is null || state.Stage == Stage.Ended || exchange.It.Holds.Reserved <= state.Reserved.Amount);
        Assert.True(state.Paid >= Money.Zero);
        // An advance stays paid when an award is lowered after a postponement; it is asked back in the end.
        Assert.True(state.Paid <= exchange.Trail.Where(a => a.Action == AuditAction.Awarded).Select(a => a.Amount!.Value).DefaultIfEmpty(Money.Zero).Max());
        // Granted is frozen under the days it was certified for; what the host's country may bring bounds all of it.
        Assert.True((state.Granted?.Amount ?? Money.Zero) <= (state.Reserved?.Amount ?? Money.Zero));
        Assert.True(state.Postponements + state.ChangeRounds > 0 || (state.Reserved?.Amount ?? Money.Zero) <= ceiling);
        var approvers = state.Steps.Where(s => s.Decision is Decision.Approve or Decision.Validate or Decision.ValidatePartly).Select(s => s.Addressee!.Email).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var payment in state.AnonymisedAt is null ? state.Payments : [])
        {
            Assert.DoesNotContain(payment.OrderedBy, approvers);
            CheckPayment(exchange, payment);
        }
    }

    private static void CheckPayment(AnExchange exchange, Payment payment)
    {
        var state = exchange.State;
        if (payment.IsAdvance)
        {
            Assert.True(exchange.Rules.PrefinancingPercent > 0 && exchange.Trail.Any(a => a.Step?.Kind == StepKind.AdvanceOrder && a.Decision == Decision.Order));
            var award = exchange.Trail.Last(a => a.Action == AuditAction.Awarded && a.At <= payment.OrderedAt).Amount!.Value;
            Assert.True(payment.Amount.Cents * 100 <= award.Cents * exchange.Rules.PrefinancingPercent);
            return;
        }

        Assert.NotNull(state.Certificate);
        Assert.True(payment.Amount <= state.Granted!.Amount && state.Granted.Amount <= state.Reserved!.Amount);
        Assert.Contains(state.Steps, s => s.Decision is Decision.Validate or Decision.ValidatePartly);
        if (payment.IsMade && payment.Amount >= exchange.Rules.FourEyesFrom)
        {
            // Each payment of the sum opens a round of its own.
            var round = state.Payments.Where(p => !p.IsAdvance).ToList().IndexOf(payment) + 1;
            var confirmed = state.Steps.Single(s => s.Key == new StepKey(StepKind.PaymentConfirmation, round));
            Assert.NotEqual(payment.OrderedBy, confirmed.Addressee!.Email, StringComparer.OrdinalIgnoreCase);
        }
    }

    private static void CheckMails(AnExchange exchange) =>
        Assert.DoesNotContain(
            exchange.Last.Notices,
            n => n.Kind is NoticeKind.StepAsked or NoticeKind.StepPassedOn or NoticeKind.StepEscalated && exchange.State.Conflicts.Contains(n.To.Email));
}
