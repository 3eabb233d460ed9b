using System.Collections.Frozen;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Programmes;

/// <summary>Every deadline and reminder of the lifecycle (domain: The lifecycle).</summary>
public sealed class Timings
{
    private readonly FrozenDictionary<StepKind, StepTiming> _steps;

    /// <summary>The steps that are asked of somebody, and so have a deadline; the others wait for a date or for money.</summary>
    public static IReadOnlyList<StepKind> Kinds { get; } =
        [.. Enum.GetValues<StepKind>().Except([StepKind.Budget, StepKind.Travel, StepKind.AfterClosing, StepKind.Retention])];

    /// <summary>Timings for every step that is asked of somebody, and the reminders before travel and before the call closes.</summary>
    public Timings(
        IReadOnlyDictionary<StepKind, StepTiming> steps, IReadOnlyList<int> travelReminderDaysBefore, IReadOnlyList<int> draftReminderDaysBefore)
    {
        _steps = steps.ToFrozenDictionary();
        TravelReminderDaysBefore = [.. travelReminderDaysBefore];
        DraftReminderDaysBefore = [.. draftReminderDaysBefore];
    }

    /// <summary>Days before the visit's first day on which the visitor is reminded of the evidence to collect; falling.</summary>
    public IReadOnlyList<int> TravelReminderDaysBefore { get; }

    /// <summary>Days before the programme's last day on which the owner of an unsubmitted draft is reminded; falling.</summary>
    public IReadOnlyList<int> DraftReminderDaysBefore { get; }

    /// <summary>The timing of a step that is asked of somebody.</summary>
    /// <exception cref="ArgumentException">The step is none of <see cref="Kinds"/>.</exception>
    public StepTiming For(StepKind kind)
        => _steps.TryGetValue(kind, out var timing) ? timing : throw new ArgumentException($"{kind} has no deadline.", nameof(kind));

    /// <summary>
    /// The instants of a step. <paramref name="from"/> is the local day the days are counted from: when it was opened, the visit's last day
    /// for the report, the opening of the payment order for both payment steps.
    /// </summary>
    public StepSchedule Schedule(StepKind kind, DateOnly from, Deadlines deadlines)
    {
        var timing = For(kind);
        var due = deadlines.Due(from, timing.DueDays);
        DateTimeOffset? escalateAt = timing.EscalateAfterDays is { } days ? deadlines.Due(from, days) : null;
        var expiresAt = escalateAt ?? deadlines.Due(from, timing.DueDays + timing.GraceDays);

        // Closure days push reminders together, or onto the deadline's day, where one is enough.
        var reminders = timing.RemindAfterDays.Select(after => deadlines.Reminder(from, after)).Where(at => at < due).Distinct().Order();
        return new StepSchedule(due, [.. reminders], escalateAt, expiresAt);
    }

    /// <summary>The reminders before travel that still lie after <paramref name="now"/>.</summary>
    public IReadOnlyList<DateTimeOffset> TravelReminders(DateOnly start, DateTimeOffset now, Deadlines deadlines)
        => [.. TravelReminderDaysBefore.Select(before => deadlines.Reminder(start, -before)).Where(at => at > now && at < deadlines.StartOf(start)).Distinct().Order()];
}
