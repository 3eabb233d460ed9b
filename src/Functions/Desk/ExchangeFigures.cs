using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Functions.Desk;

/// <summary>
/// What one exchange contributes to the figures of its programme. Whoever keeps the counters stores an exchange's last contribution and
/// adds the difference when it changes, so that the dashboard never looks at exchanges.
/// </summary>
public static class ExchangeFigures
{
    /// <summary>Its contribution as it stands; it depends on no clock, so that it changes only when the exchange does.</summary>
    /// <param name="state">The exchange.</param>
    /// <param name="programme">The version it is judged by.</param>
    /// <returns>How much it adds to which counter; no counter is named with nothing to add.</returns>
    public static ImmutableSortedDictionary<string, int> Of(ExchangeState state, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(programme);
        var figures = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        var cluster = state.Application.Visitor.ClusterId;
        var deadlines = programme.Deadlines;

        figures[state.Ending is { } ending ? FigureNames.Ended(ending, cluster) : FigureNames.In(state.Stage, cluster)] = 1;
        figures[FigureNames.Submitted(deadlines.LocalDate(state.SubmittedAt))] = 1;
        if (state is { Ending: Ending.Closed, EndedAt: { } closed })
        {
            figures[FigureNames.Closed(deadlines.LocalDate(closed))] = 1;
            figures[FigureNames.Size(state.Application.Visitor.Figures?.Size)] = 1;
        }

        if (state.CountsAsVisit)
        {
            figures[FigureNames.Flow(cluster, state.Application.Host.ClusterId)] = 1;
        }

        if (state.Survey is { } survey)
        {
            figures[FigureNames.Rated(survey.Rating)] = 1;
        }

        AddForecast(figures, state, programme);
        AddPayment(figures, state, programme);
        AddWaiting(figures, state, programme);
        return figures.ToImmutable();
    }

    // What the ledger does not know yet: money is asked for from the application on, and booked only at the award. What an exchange that
    // decides again holds already is not asked for twice.
    private static void AddForecast(ImmutableSortedDictionary<string, int>.Builder figures, ExchangeState state, Programme programme)
    {
        if (state.Stage is not (Stage.Application or Stage.Approval))
        {
            return;
        }

        var exchange = Exchange.Load(state, programme);
        var cluster = state.Application.Visitor.ClusterId;
        var (name, needs) = state.Wanted is null
            ? (FigureNames.Asked(cluster), exchange.Computed().Amount - exchange.Holds.Held)
            : (FigureNames.InLine(cluster), exchange.Wants.Held - exchange.Holds.Held);
        if (needs > Money.Zero)
        {
            figures[name] = checked((int)needs.Cents);
        }
    }

    // The visitor waits from the last thing handed in until the money moves, and the cluster has its days by the programme's clock
    // (domain: Money; Rules as data, payment_due_days).
    private static void AddPayment(ImmutableSortedDictionary<string, int>.Builder figures, ExchangeState state, Programme programme)
    {
        if (state is not { Payment.ValueDate: { } paid, Report.SubmittedAt: var reported })
        {
            return;
        }

        var deadlines = programme.Deadlines;
        figures[FigureNames.PaidAfter(paid.DayNumber - deadlines.LocalDate(reported).DayNumber)] = 1;

        var validated = state.Steps.LastOrDefault(s => s.Decision is Decision.Validate or Decision.ValidatePartly)?.EndedAt;
        var from = deadlines.LocalDate(programme.PaymentClock == PaymentClock.Report ? reported : validated ?? reported);
        var due = deadlines.LocalDate(programme.Timings.Schedule(StepKind.PaymentOrder, from, deadlines).Due);
        var cluster = state.Application.Visitor.ClusterId;
        figures[paid <= due ? FigureNames.PaidInTime(cluster) : FigureNames.PaidLate(cluster)] = 1;
    }

    // What waits for a date is not late, and nobody has to answer a survey.
    private static void AddWaiting(ImmutableSortedDictionary<string, int>.Builder figures, ExchangeState state, Programme programme)
    {
        var waiting = state.Steps.Where(s => s.IsOpen && s.Key.Kind != StepKind.Survey && Moves.Of(s.Key.Kind).Asked is not null).ToList();
        if (waiting.Count == 0)
        {
            return;
        }

        var deadlines = programme.Deadlines;
        var since = deadlines.LocalDate(waiting.Min(s => s.OpenedAt));
        figures[FigureNames.Since(state.Stage, since)] = 1;
        figures[FigureNames.Due(state.Stage, deadlines.LocalDate(waiting.Min(s => s.DueAt)))] = 1;
    }
}
