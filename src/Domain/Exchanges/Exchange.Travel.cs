using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

// Stage 3: a part may be paid before; ready, in progress, ended, by the dates; or postponed (domain: The lifecycle).
public sealed partial class Exchange
{
    /// <summary>The last day on which a postponed visit may begin: it is parked only so long (domain: The lifecycle, Travel).</summary>
    public DateOnly LatestStart(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return _programme.Deadlines.LocalDate(step.OpenedAt).AddDays(_programme.Postponement.MaxParkedDays);
    }

    private void AskForAdvance(DateTimeOffset now)
    {
        if (Application.Prefinancing && _programme.PrefinancingPercent > 0 && Advance() > Money.Zero && State.Payments.All(p => !p.IsMade))
        {
            Open(StepKind.AdvanceOrder, AFinanceOfficer(now), now, AdvanceDates(now));
        }
        else
        {
            AwaitVisit(now);
        }
    }

    // Promised money does not lapse by finance's silence; what is not ordered when the visit begins is paid with the rest, after the report.
    private StepSchedule AdvanceDates(DateTimeOffset now) => NotAfterTheVisitBegins(Dates(StepKind.AdvanceOrder, now)) with
    {
        ExpiresAt = _programme.Deadlines.StartOf(Application.Visit.Start).AddSeconds(-1),
    };

    /// <summary>The part that is paid before travel, by the programme's percentage; half a cent is dropped.</summary>
    public Money Advance() => State.Reserved is { Amount: var reserved } ? new Money(reserved.Cents * _programme.PrefinancingPercent / 100, reserved.Currency) : Money.Zero;

    private void AwaitVisit(DateTimeOffset now)
    {
        var visit = Application.Visit;
        // The morning the visit begins stands last among the reminders; it is noted instead of mailed.
        var ends = _programme.Deadlines.EndOf(visit.End);
        Open(StepKind.Travel, null, now, new StepSchedule(
            ends,
            [.. _programme.Timings.TravelReminders(visit.Start, now, _programme.Deadlines), _programme.Deadlines.StartOf(visit.Start)],
            null,
            ends));
    }

    private void TakeUpAgain(DateTimeOffset now)
    {
        if (State.Reserved is null)
        {
            AskForMoney(now);
        }
        else
        {
            // Visitor and host have heard of the postponement; they hear that the visit stands.
            Tell(NoticeKind.Approved, State.Visitor);
            Tell(NoticeKind.Approved, State.Host);
            AskForAdvance(now);
        }
    }

    private void PassTravelDate(Step step, DateTimeOffset now)
    {
        // What was to be said before the visit is not said once it has begun.
        if (step.RemindersDone < step.Reminders.Length)
        {
            Audit(now, null, AuditAction.Reminded, step.Key, State.Stage);
            Tell(NoticeKind.TravelReminder, State.Visitor, step, step.RemindersDone);
            return;
        }

        BeginVisit(step, now);
    }

    private void BeginVisit(Step step, DateTimeOffset now)
    {
        State = State with { VisitBegan = true };
        Audit(now, null, AuditAction.VisitBegan, step.Key, State.Stage);
    }

    private void EndVisit(Step step, DateTimeOffset now)
    {
        if (!State.VisitBegan)
        {
            // The step was opened late, when the visit was already under way.
            BeginVisit(step, now);
        }

        // Nobody's time runs out before they are asked: the advance may have been under way until after the visit, or the calendar stood still.
        var dates = Dates(StepKind.Report, Application.Visit.End);
        var asked = step.OpenedAt > step.DueAt || dates.ExpiresAt <= now ? Dates(StepKind.Report, now) : dates;
        Pass(step, now, _ => Open(StepKind.Report, State.Visitor, now, asked));
    }
}
