using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

// Stage 3: ready, in progress, ended, by the dates (domain: The lifecycle).
public sealed partial class Exchange
{
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

    private void PassTravelDate(Step step, DateTimeOffset now)
    {
        // What was to be said before the visit is not said once it has begun.
        if (step.RemindersDone < step.Reminders.Length)
        {
            Audit(now, null, AuditAction.Reminded, step.Key, State.Stage);
            Tell(NoticeKind.TravelReminder, People.Visitor, step, step.RemindersDone);
            return;
        }

        State = State with { VisitBegan = true };
        Audit(now, null, AuditAction.VisitBegan, step.Key, State.Stage);
    }

    private void EndVisit(Step step, DateTimeOffset now)
    {
        Replace(step with { State = StepState.Decided, Decision = Decision.DateCame, EndedAt = now });
        State = State with { Stage = Stage.Report };
        Audit(now, null, AuditAction.Decided, step.Key, Stage.Travel, Decision.DateCame);
        Open(StepKind.Report, People.Visitor, now, Dates(StepKind.Report, Application.Visit.End));
    }
}
