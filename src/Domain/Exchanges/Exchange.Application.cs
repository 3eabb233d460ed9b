using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

// Stage 1: the visitor submits and thereby signs; the host confirms (domain: The lifecycle).
public sealed partial class Exchange
{
    /// <summary>
    /// A visitor submits. Eligibility was judged before, since a hard failure is told at the form and leaves no exchange behind.
    /// </summary>
    public static Exchange Submit(ExchangeId id, Application application, Programme programme, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(programme);
        var exchange = new Exchange(
            new ExchangeState
            {
                Id = id,
                ProgrammeId = programme.Id,
                ProgrammeVersion = programme.Version,
                SubmittedAt = now,
                Application = application,
                Stage = Stage.Application,
                Steps = [],
            },
            programme);
        exchange.Sign(exchange.People.Visitor, now);
        exchange.Audit(now, exchange.People.Visitor, AuditAction.Submitted, null, Stage.Application);
        exchange.Tell(NoticeKind.ApplicationReceived, exchange.People.Visitor, null, 1);
        exchange.AskHost(now);
        return exchange;
    }

    /// <summary>The host welcomes the visit and signs the Commitment to Quality; both clusters are asked.</summary>
    public Outcome ConfirmHost(StepKey key, DateTimeOffset now, string? remark = null) => Answer(key, Decision.Confirm, remark, now, Always, step =>
    {
        Sign(step.Addressee!, now);
        AskBothClusters(now);
    });

    /// <summary>The host declines, which ends the exchange; the visitor may apply again with another host.</summary>
    public Outcome DeclineHost(StepKey key, string? reason, DateTimeOffset now) => Answer(key, Decision.Decline, reason, now, Always, step =>
        End(Ending.Declined, step.Reason, now, People.Visitor));

    private void AskHost(DateTimeOffset now) =>
        Open(StepKind.HostConfirmation, People.Host, now, NotAfterTheVisitBegins(Dates(StepKind.HostConfirmation, now)));

    private void Sign(Addressee who, DateTimeOffset now) => State = State with
    {
        Signatures = State.Signatures.Add(new Signature(who.Role, who.Name, who.Email, now, CommitmentHash.Of(Application))),
    };
}
