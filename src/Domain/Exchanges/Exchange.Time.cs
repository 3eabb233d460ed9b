using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

// What the calendar does: reminders, deputies, deadlines, and the dates of the visit (domain: The lifecycle, "Deadline; reminders").
public sealed partial class Exchange
{
    private People People => new(_programme, Application);

    /// <summary>
    /// Does whatever is due by now: reminds, passes a step to the deputy, lets it expire, begins or ends the visit. Doing it
    /// again at the same time does nothing.
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
            else if (step.Key.Kind == StepKind.Travel)
            {
                EndVisit(step, now);
            }
            else
            {
                PassDeadline(step, now);
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

        Audit(now, null, AuditAction.Reminded, step.Key, State.Stage);
        Tell(NoticeKind.StepReminder, step.Addressee!, reminded, done);
    }

    private void PassDeadline(Step step, DateTimeOffset now)
    {
        if (step.HasDeputy && Deputy(step) is { } deputy)
        {
            Escalate(step, deputy, now);
        }
        else if (MayLapse(step.Key.Kind))
        {
            Replace(step with { State = StepState.Expired, EndedAt = now });
            Audit(now, null, AuditAction.Expired, step.Key, State.Stage);
            End(Ending.Lapsed, null, now, step.Key.Kind == StepKind.Report ? [People.Visitor] : [People.Visitor, People.Host]);
        }
        else
        {
            // Money that is owed never lapses by somebody's silence: the coordinator is told, again and again.
            Replace(step with { ExpiresAt = Dates(step.Key.Kind, now).Due });
            Audit(now, null, AuditAction.Overdue, step.Key, State.Stage);

            // The trail's length tells one alarm from the next.
            Tell(NoticeKind.StepOverdue, People.Coordinator, step, State.AuditCount);
        }
    }

    private void Escalate(Step step, Addressee deputy, DateTimeOffset now)
    {
        var dates = step.Key.Kind == StepKind.Validation ? Dates(step.Key.Kind, now) : NotAfterTheVisitBegins(Dates(step.Key.Kind, now));
        var escalated = step with
        {
            HasDeputy = false,
            Addressee = deputy,
            LinkSerial = step.LinkSerial + 1,
            WrongCodes = 0,
            DueAt = dates.Due,
            ExpiresAt = dates.EscalateAt is null ? dates.ExpiresAt : dates.Due,
            Reminders = [.. dates.Reminders.Where(r => r > now)],
            RemindersDone = 0,
        };
        Replace(escalated);
        Audit(now, null, AuditAction.Escalated, step.Key, State.Stage);
        Tell(NoticeKind.StepEscalated, deputy, escalated, escalated.LinkSerial);
    }

    private Addressee? Deputy(Step step) => step.Key.Kind switch
    {
        StepKind.VisitingApproval or StepKind.Validation => People.VisitingDeputy,
        StepKind.HostingApproval => People.HostingDeputy,
        StepKind.HostConfirmation or StepKind.Correction or StepKind.Travel or StepKind.Report or StepKind.Certificate
            or StepKind.PaymentOrder or StepKind.PaymentConfirmation
            or StepKind.HostChoice or StepKind.Budget or StepKind.NewDates or StepKind.AdvanceOrder or StepKind.AdvanceConfirmation or StepKind.Completion
            or StepKind.BankCorrection or StepKind.AfterClosing or StepKind.Survey or StepKind.Recovery or StepKind.Retention => null,
    };

    private static bool MayLapse(StepKind kind) => kind switch
    {
        StepKind.HostConfirmation or StepKind.VisitingApproval or StepKind.HostingApproval or StepKind.Correction or StepKind.Report
            or StepKind.HostChoice or StepKind.NewDates => true,
        StepKind.Travel or StepKind.Certificate or StepKind.Validation or StepKind.PaymentOrder or StepKind.PaymentConfirmation
            or StepKind.Budget or StepKind.AdvanceOrder or StepKind.AdvanceConfirmation or StepKind.Completion or StepKind.BankCorrection
            or StepKind.AfterClosing or StepKind.Survey or StepKind.Recovery or StepKind.Retention => false,
    };

    private StepSchedule Dates(StepKind kind, DateTimeOffset from) => Dates(kind, _programme.Deadlines.LocalDate(from));

    private StepSchedule Dates(StepKind kind, DateOnly from) => _programme.Timings.Schedule(kind, from, _programme.Deadlines);
}
