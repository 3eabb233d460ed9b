using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

// Stage 2: the two clusters decide side by side; changes are asked for and made (domain: The lifecycle).
public sealed partial class Exchange
{
    /// <summary>One cluster approves and signs. When both have, the lump sum is reserved and the visit is awaited.</summary>
    public Outcome Approve(StepKey key, DateTimeOffset now, string? remark = null) => Answer(key, Decision.Approve, remark, now, step => BeforeTheVisit(now), step =>
    {
        Sign(step.Addressee!, now);
        if (!OpenSteps.Any())
        {
            Award(now);
        }
    });

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
            Open(StepKind.Correction, People.Visitor, now, NotAfterTheVisitBegins(Dates(StepKind.Correction, now)));
        });

    /// <summary>One cluster rejects, which ends the exchange.</summary>
    public Outcome Reject(StepKey key, string? reason, DateTimeOffset now) => Answer(key, Decision.Reject, reason, now, Always, step =>
        End(Ending.Rejected, step.Reason, now, People.Visitor, People.Host));

    /// <summary>
    /// The visitor hands in the amended application. A changed commitment (goals, objectives, dates, host, agenda) voids the
    /// other signatures, and the host is asked again first; otherwise only the clusters are.
    /// </summary>
    public Outcome Resubmit(StepKey key, Application amended, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(amended);
        return Answer(key, Decision.Resubmit, null, now, Always, step =>
        {
            var bound = CommitmentHash.Of(Application);
            State = State with { Application = amended, ApplicationVersion = State.ApplicationVersion + 1 };
            if (CommitmentHash.Of(amended) == bound)
            {
                // The clusters judge the rest of the application, too, so their signatures do not outlive an amendment.
                State = State with { Signatures = State.Signatures.RemoveAll(s => s.Role is not (Role.Visitor or Role.Host)) };
                AskBothClusters(now);
                return;
            }

            State = State with { Signatures = [], Stage = Stage.Application };
            Sign(People.Visitor, now);
            AskHost(now);
        });
    }

    /// <summary>The visitor withdraws instead of amending.</summary>
    public Outcome Withdraw(StepKey key, string? reason, DateTimeOffset now) => Answer(key, Decision.Withdraw, reason, now, Always, step =>
        End(Ending.Withdrawn, step.Reason, now, People.Visitor, People.Host));

    private void AskBothClusters(DateTimeOffset now)
    {
        State = State with { Stage = Stage.Approval };
        Open(StepKind.VisitingApproval, People.VisitingManager, now, NotAfterTheVisitBegins(Dates(StepKind.VisitingApproval, now)));
        Open(StepKind.HostingApproval, People.HostingManager, now, NotAfterTheVisitBegins(Dates(StepKind.HostingApproval, now)));
    }

    private void Award(DateTimeOffset now)
    {
        var visit = Application.Visit;
        State = State with
        {
            Stage = Stage.Travel,
            Reserved = LumpSum.Compute(
                _programme.LumpSum,
                Application.Host.Country,
                visit.Start,
                _programme.Calendar.WorkingDaysBetween(visit.Start, visit.End),
                visit.DistanceKm,
                visit.IsVirtual),
        };
        Audit(now, null, AuditAction.Awarded, null, Stage.Approval);
        Tell(NoticeKind.Approved, People.Visitor, null, 1);
        Tell(NoticeKind.Approved, People.Host, null, 1);
        AwaitVisit(now);
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
