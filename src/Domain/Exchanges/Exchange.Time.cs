using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

// What the calendar does: reminders, stand-ins and deputies, deadlines, the dates of the visit and of the file (domain: The lifecycle).
public sealed partial class Exchange
{
    private People People => new(_programme, Application);

    /// <summary>
    /// Does whatever is due by now: reminds, passes a step to a colleague, lets it expire, begins or ends the visit, ends retention.
    /// Doing it again at the same time does nothing.
    /// </summary>
    public Outcome PassTime(DateTimeOffset now)
    {
        // A step's end may open the next one, whose own dates may already have passed: so until nothing is due.
        while (OpenSteps.FirstOrDefault(s => s.NextWake <= now) is { } step)
        {
            if (step.RemindersDone < step.Reminders.Length && step.Reminders[step.RemindersDone] < step.ExpiresAt)
            {
                PassReminder(step, now);
            }
            else
            {
                PassEnd(step, now);
            }
        }

        return new Outcome.Done();
    }

    /// <summary>When the calendar next has something to do for this step; null when it is not open.</summary>
    public DateTimeOffset? NextWake(StepKey key) => Find(key) is { IsOpen: true } step ? step.NextWake : null;

    private void PassReminder(Step step, DateTimeOffset now)
    {
        // Somebody who was away (or a service that was down) for two reminders is reminded once.
        var done = step.Reminders.Count(r => r <= now && r < step.ExpiresAt);
        var reminded = step with { RemindersDone = done };
        Replace(reminded);
        if (step.Key.Kind == StepKind.Travel)
        {
            PassTravelDate(reminded, now);
            return;
        }

        if (step.Reminders[done - 1] > step.DueAt)
        {
            Audit(now, null, AuditAction.Overdue, step.Key, State.Stage);
            if (step.Key.Kind == StepKind.Report)
            {
                Tell(NoticeKind.GraceBegan, step.Addressee!, reminded, State.AuditCount);
            }

            Tell(NoticeKind.StepOverdue, Coordinator(now), reminded, State.AuditCount);
            return;
        }

        if (IsAway(step, now) && NextColleague(step, now) is { } standIn)
        {
            PassOn(reminded, standIn, null, null, null, now);
            return;
        }

        Audit(now, null, AuditAction.Reminded, step.Key, State.Stage);
        Tell(NoticeKind.StepReminder, step.Addressee!, reminded, State.AuditCount);
        if (step.Key.Kind == StepKind.Recovery)
        {
            Tell(NoticeKind.DebitReminder, State.Visitor, reminded, State.AuditCount);
        }
    }

    private bool IsAway(Step step, DateTimeOffset now) =>
        Staff(step.Key.Kind).FirstOrDefault(p => IsSame(p.Email, step.Addressee!.Email)) is { } person && person.IsAway(_programme.Deadlines.LocalDate(now));

    private void PassEnd(Step step, DateTimeOffset now)
    {
        switch (step.Key.Kind)
        {
            case StepKind.Travel:
                EndVisit(step, now);
                break;
            case StepKind.AfterClosing:
                Pass(step, now, _ => Open(StepKind.Survey, State.Visitor, now, Dates(StepKind.Survey, now)));
                break;
            case StepKind.Retention:
                EndRetention(step, now);
                break;
            default:
                PassDeadline(step, now);
                break;
        }
    }

    private void PassDeadline(Step step, DateTimeOffset now)
    {
        if (step.HasDeputy && NextColleague(step, now) is { } deputy)
        {
            var escalated = Handed(step, deputy, now) with { HasDeputy = false };
            Replace(escalated);
            Audit(now, null, AuditAction.Escalated, step.Key, State.Stage, change: e => e with { Asked = deputy.Email });
            Tell(NoticeKind.StepEscalated, deputy, escalated, escalated.LinkSerial);
        }
        else if (RunsOut(step))
        {
            Expire(step, now);
        }
        else
        {
            // What is owed never lapses by somebody's silence: the coordinator is told, again and again.
            Replace(step with { HasDeputy = false, ExpiresAt = Dates(step.Key.Kind, now).Due });
            Audit(now, null, AuditAction.Overdue, step.Key, State.Stage);

            // The trail's length tells one alarm from the next.
            Tell(NoticeKind.StepOverdue, Coordinator(now), step, State.AuditCount);
        }
    }

    /// <summary>Whether nobody's answer is awaited any more once the time of this step is up.</summary>
    private static bool RunsOut(Step step) => !Moves.Of(step.Key.Kind).Silence.Any(c => c.RaisesAlarm);

    private void Expire(Step step, DateTimeOffset now)
    {
        var before = State;
        Replace(step with { State = StepState.Expired, EndedAt = now });
        Audit(now, null, AuditAction.Expired, step.Key, State.Stage);
        switch (step.Key.Kind)
        {
            case StepKind.HostConfirmation:
                AskForAnotherHost(now);
                break;
            case StepKind.HostChoice:
                End(Ending.Declined, null, now, State.Visitor);
                break;
            case StepKind.Budget when State.Reserved is { } kept:
                // It asked for more than it had; what it had is still its own.
                State = State with { Wanted = null, QueuedSince = null };
                Tell(NoticeKind.Approved, State.Visitor);
                Tell(NoticeKind.Approved, State.Host);
                Audit(now, null, AuditAction.Awarded, null, State.Stage, change: e => e with { Amount = kept.Amount });
                AwaitVisit(now);
                break;
            case StepKind.Budget:
                End(Ending.NotFunded, null, now, State.Visitor, State.Host);
                break;
            case StepKind.AdvanceOrder:
                AwaitVisit(now);
                break;
            case StepKind.Completion:
                AskForValidation(now);
                break;
            case StepKind.Survey:
                PutAway(now);
                break;
            default:
                End(Ending.Lapsed, null, now, step.Key.Kind == StepKind.Report ? [State.Visitor] : [State.Visitor, State.Host]);
                break;
        }

        HoldAgainst(Moves.Of(step.Key.Kind).Silence, before);
    }

    /// <summary>A date came that a step waited for.</summary>
    private void Pass(Step step, DateTimeOffset now, Action<Step> move)
    {
        var before = State;
        var passed = step with { State = StepState.Decided, Decision = Decision.DateCame, EndedAt = now };
        Replace(passed);
        var audit = _audit.Count;
        move(passed);
        InsertAudit(audit, now, null, AuditAction.Decided, step.Key, before.Stage, null, e => e with { Decision = Decision.DateCame });
        HoldAgainst(Moves.Of(step.Key.Kind).Find(Decision.DateCame)!.Leads, before);
    }

    private StepSchedule Dates(StepKind kind, DateTimeOffset from) => Dates(kind, _programme.Deadlines.LocalDate(from));

    private StepSchedule Dates(StepKind kind, DateOnly from) => _programme.Timings.Schedule(kind, from, _programme.Deadlines);
}
