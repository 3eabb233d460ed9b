using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

// Stage 2: the clusters decide side by side; changes are asked for and made; the money is reserved or waited for (domain: The lifecycle).
public sealed partial class Exchange
{
    /// <summary>One cluster approves and signs. When all have, the lump sum is to be reserved.</summary>
    /// <param name="key">The step.</param>
    /// <param name="now">Programme time.</param>
    /// <param name="remark">What they want to say; may be empty.</param>
    /// <param name="atMost">Less than the computed lump sum, where the programme awards parts; null for the whole.</param>
    public Outcome Approve(StepKey key, DateTimeOffset now, string? remark = null, Money? atMost = null) => Answer(
        key,
        Decision.Approve,
        remark,
        now,
        step => BeforeTheVisit(now) ?? Award(atMost),
        step =>
        {
            Sign(step.Addressee!, now);
            if (atMost is { } limit)
            {
                State = State with { AwardLimit = State.AwardLimit is { } other ? Money.Min(limit, other) : limit };
            }

            if (!OpenSteps.Any())
            {
                AskForMoney(now);
            }
        },
        atMost);

    /// <summary>One cluster asks for changes: the visitor amends, and whoever decided before is asked again (at most the programme's rounds).</summary>
    public Outcome RequestChanges(StepKey key, string? reason, DateTimeOffset now) => Answer(
        key,
        Decision.RequestChanges,
        reason,
        now,
        step => State.ChangeRounds >= _programme.MaxChangeRounds ? Refusal.NoMoreChangeRounds : BeforeTheVisit(now),
        step =>
        {
            VoidOpenSteps(now);
            State = State with { ChangeRounds = State.ChangeRounds + 1 };
            Open(StepKind.Correction, State.Visitor, now, NotAfterTheVisitBegins(Dates(StepKind.Correction, now)));
        });

    /// <summary>One cluster rejects, which ends the exchange.</summary>
    public Outcome Reject(StepKey key, string? reason, DateTimeOffset now) => Answer(key, Decision.Reject, reason, now, Always, step =>
        End(Ending.Rejected, step.Reason, now, State.Visitor, State.Host));

    /// <summary>The ledger has reserved the money: the award stands.</summary>
    public Outcome Fund(StepKey key, DateTimeOffset now) => Answer(
        key,
        Decision.Funded,
        null,
        now,
        step => State.Wanted is null ? Refusal.NotNow : BeforeTheVisit(now),
        step =>
        {
            State = State with { Reserved = State.Wanted, Wanted = null, QueuedSince = null };
            State = State with { Booked = Holds };
            Audit(now, null, AuditAction.Awarded, null, Stage.Approval, change: e => e with { Amount = State.Reserved!.Amount });
            Tell(NoticeKind.Approved, State.Visitor);
            Tell(NoticeKind.Approved, State.Host);
            AskForAdvance(now);
        },
        State.Wanted?.Amount);

    /// <summary>The budget is used up: the exchange waits in line, and the visitor is told, once.</summary>
    public Outcome Queue(StepKey key, DateTimeOffset now)
    {
        if (Find(key) is not { IsOpen: true, Key.Kind: StepKind.Budget })
        {
            return new Outcome.Refused(Refusal.NoLongerNeeded);
        }

        if (State.QueuedSince is not null)
        {
            return new Outcome.Repeated();
        }

        State = State with { QueuedSince = now };
        Audit(now, null, AuditAction.Queued, key, State.Stage, change: e => e with { Amount = State.Wanted!.Amount });
        Tell(NoticeKind.Queued, State.Visitor);
        return new Outcome.Done();
    }

    /// <summary>The lump sum that the application as it stands brings, by the programme alone.</summary>
    public LumpSum Computed()
    {
        var visit = Application.Visit;
        return LumpSum.Compute(
            _programme.LumpSum,
            Application.Host.Country,
            visit.Start,
            _programme.Calendar.WorkingDaysBetween(visit.Start, visit.End),
            visit.DistanceKm,
            visit.IsVirtual);
    }

    private Refusal? Award(Money? atMost) => atMost switch
    {
        null => null,
        _ when !_programme.PartialAward => Refusal.NoPartialAward,
        { } limit => limit > Money.Zero && limit < Computed().Amount ? null : Refusal.AmountImplausible,
    };

    private void AskClusters(DateTimeOffset now)
    {
        State = State with { AwardLimit = null };
        foreach (var kind in _programme.Approvals)
        {
            AskColleague(kind, now, NotAfterTheVisitBegins(Dates(kind, now)));
        }
    }

    private void AskForMoney(DateTimeOffset now)
    {
        var computed = Computed();
        State = State with { Wanted = State.AwardLimit is { } limit && limit < computed.Amount ? computed.ReducedTo(limit) : computed };
        var begins = _programme.Deadlines.StartOf(Application.Visit.Start).AddSeconds(-1);
        Open(StepKind.Budget, null, now, new StepSchedule(begins, [], null, begins));
    }

    private Refusal? BeforeTheVisit(DateTimeOffset now) =>
        now >= _programme.Deadlines.StartOf(Application.Visit.Start) ? Refusal.VisitAlreadyBegun : null;

    /// <summary>Nothing that leads to an award may outlast the visit's beginning.</summary>
    private StepSchedule NotAfterTheVisitBegins(StepSchedule dates)
    {
        var begins = _programme.Deadlines.StartOf(Application.Visit.Start).AddSeconds(-1);

        // A deadline cut short by the visit leaves the deputy no time, so nothing is passed on.
        return begins < dates.ExpiresAt ? dates with { Due = begins < dates.Due ? begins : dates.Due, ExpiresAt = begins, EscalateAt = null } : dates;
    }
}
