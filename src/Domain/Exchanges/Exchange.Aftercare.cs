using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

// After the end: the survey, money to come back, keeping and forgetting (domain: The lifecycle, "After closing"; art. 20; GDPR).
public sealed partial class Exchange
{
    // A hold, or a debt, keeps the file; it is looked at again in a month.
    private const int DaysBetweenLooksAtAKeptFile = 30;

    /// <summary>What this exchange holds on its cluster's budget: what the ledger must have booked for it.</summary>
    public LedgerPosition Holds
    {
        get
        {
            var paid = State.Payments.Where(p => p.IsMade).Aggregate(Money.Zero, (sum, p) => sum + p.Amount);
            var recovered = State.Recoveries.Where(r => r.ReceivedOn is not null).Aggregate(Money.Zero, (sum, r) => sum + r.Amount);
            return State switch
            {
                { Stage: Stage.Ended } => new LedgerPosition(Money.Zero, Money.Zero, paid, recovered),
                { Granted: { } granted } => new LedgerPosition(Money.Zero, Left(granted.Amount, paid), paid, recovered),
                _ => new LedgerPosition(Left(State.Reserved?.Amount ?? Money.Zero, paid), Money.Zero, paid, recovered),
            };
        }
    }

    /// <summary>What it would hold once the approved lump sum is reserved: what the budget step waits for.</summary>
    public LedgerPosition Wants => State.Wanted is { Amount: var wanted } ? Holds with { Reserved = Left(wanted, Holds.Paid) } : Holds;

    /// <summary>
    /// Whether the ledger may hold something else than it should: after whatever changed the amounts, and where the exchange left the
    /// line for money, since the ledger may just then have reserved it.
    /// </summary>
    public bool MustBook => State.Booked != Holds || State.Steps.LastOrDefault(s => s.Key.Kind == StepKind.Budget) is { State: StepState.Void or StepState.Expired };

    /// <summary>Notes what the ledger has booked. Not a move: nobody did anything.</summary>
    public Outcome NoteBooked(LedgerPosition booked)
    {
        State = State with { Booked = booked, QueuedSince = OpenSteps.Any(s => s.Key.Kind == StepKind.Budget) ? State.QueuedSince : null };
        return new Outcome.Done();
    }

    /// <summary>The visitor answers the survey.</summary>
    public Outcome AnswerSurvey(StepKey key, int rating, string comment, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rating, SurveyAnswer.Worst);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rating, SurveyAnswer.Best);
        ArgumentNullException.ThrowIfNull(comment);
        return Answer(key, Decision.AnswerSurvey, null, now, Always, step =>
        {
            State = State with { Survey = new SurveyAnswer(rating, comment.Trim(), now) };
            PutAway(now);
        });
    }

    /// <summary>Finance enters that the money is back.</summary>
    public Outcome ReceiveRecovery(StepKey key, DateOnly valueDate, string bankReference, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bankReference);
        return Answer(
            key,
            Decision.RecoveryReceived,
            null,
            now,
            step => valueDate < _programme.Deadlines.LocalDate(step.OpenedAt) || valueDate > _programme.Deadlines.LocalDate(now) ? Refusal.ValueDateImplausible : null,
            step =>
            {
                State = State with { Recoveries = [.. State.Recoveries.Select(r => r.Step == key ? r with { ReceivedOn = valueDate, BankReference = bankReference.Trim() } : r)] };
                Tell(NoticeKind.RecoverySettled, State.Visitor);
            },
            State.Recoveries.FirstOrDefault(r => r.Step == key)?.Amount);
    }

    /// <summary>The money is not asked back any more, with a reason.</summary>
    public Outcome WaiveRecovery(StepKey key, string? reason, DateTimeOffset now) => Answer(key, Decision.WaiveRecovery, reason, now, Always, step =>
        Tell(NoticeKind.RecoverySettled, State.Visitor));

    /// <summary>Whether <see cref="PassTime"/> will remove personal data at that time; a legal hold and money still to come back keep them.</summary>
    public bool ForgetsAt(DateTimeOffset now) => !State.LegalHold
        && OpenSteps.Any(s => s.Key.Kind == StepKind.Retention && s.NextWake <= now)
        && RetainUntil() <= now
        && OpenSteps.All(s => s.Key.Kind != StepKind.Recovery);

    private static Money Left(Money whole, Money part) => whole > part ? whole - part : Money.Zero;

    /// <summary>What an ending brings with it: money paid too much comes back, the survey is due, the file is kept.</summary>
    private void FollowUp(DateTimeOffset now)
    {
        var due = State is { Ending: Ending.Closed, Granted: { } granted } ? granted.Amount : Money.Zero;
        if (State.Paid > due)
        {
            AskBack(State.Paid - due, null, now);
        }

        if (State is { Ending: Ending.Closed, Survey: null } && _programme.Survey is { } survey)
        {
            var day = _programme.Deadlines.Reminder(_programme.Deadlines.LocalDate(now), survey.AfterDays);
            Open(StepKind.AfterClosing, null, now, new StepSchedule(day, [], null, day));
        }
        else
        {
            PutAway(now);
        }
    }

    private void AskBack(Money amount, string? reason, DateTimeOffset now)
    {
        var step = Open(StepKind.Recovery, AFinanceOfficer(now), now, Dates(StepKind.Recovery, now));
        State = State with { Recoveries = State.Recoveries.Add(new Recovery(step.Key, amount, reason, now, null, null)) };
        Tell(NoticeKind.DebitNote, State.Visitor, step, step.LinkSerial);
    }

    private void PutAway(DateTimeOffset now)
    {
        var until = RetainUntil();
        Open(StepKind.Retention, null, now, new StepSchedule(until, [], null, until));
        Audit(now, null, AuditAction.Archived, null, State.Stage);
    }

    // Reckoned again when it ends: the project's final payment may have become known, or later, since.
    private DateTimeOffset RetainUntil() => _programme.Deadlines.StartOf(_programme.Retention.RetainUntil(
        _programme.Deadlines.LocalDate(State.EndedAt!.Value), State.Payments.Any(p => p.IsMade), _programme.ProjectBudget, _programme.OpenTo));

    private void EndRetention(Step step, DateTimeOffset now)
    {
        if (!ForgetsAt(now))
        {
            var until = RetainUntil();
            Replace(until > now ? step with { DueAt = until, ExpiresAt = until } : step with { ExpiresAt = now.AddDays(DaysBetweenLooksAtAKeptFile) });
            return;
        }

        Pass(step, now, _ => Forget(now));
    }

    /// <summary>Removes what tells who the people were, in this exchange's own state; the store does the same to trail, mails and files.</summary>
    private void Forget(DateTimeOffset now)
    {
        State = State with
        {
            Application = Anonymous.Application(Application),
            VisitorReplacement = null,
            HostReplacement = null,
            Conflicts = [],
            Returned = [],
            Signatures = [.. State.Signatures.Select(Anonymous.Signature)],
            Steps = [.. State.Steps.Select(Anonymous.Step)],
            Report = State.Report is { } report ? Anonymous.Report(report) : null,
            Payments = [.. State.Payments.Select(p => p with { OrderedBy = Anonymous.Address(Role.Finance), BankReference = null, ReturnReason = null, ReturnReference = null })],
            Recoveries = [.. State.Recoveries.Select(r => r with { Reason = null, BankReference = null })],
            Survey = State.Survey is { } survey ? survey with { Comment = string.Empty } : null,
            EndingReason = null,
            AnonymisedAt = now,
        };
        Audit(now, null, AuditAction.Anonymised, null, State.Stage);
    }
}
