using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

// Stage 1: the visitor submits and thereby signs; the host confirms, or the visitor names another one (domain: The lifecycle).
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
        exchange.Sign(exchange.State.Visitor, now);
        exchange.Audit(now, exchange.State.Visitor, AuditAction.Submitted, null, Stage.Application);
        exchange.Tell(NoticeKind.ApplicationReceived, exchange.State.Visitor);
        exchange.AskHost(now);
        return exchange;
    }

    /// <summary>The host welcomes the visit and signs the Commitment to Quality; the clusters are asked.</summary>
    public Outcome ConfirmHost(StepKey key, DateTimeOffset now, string? remark = null) => Answer(key, Decision.Confirm, remark, now, Always, step =>
    {
        Sign(step.Addressee!, now);
        AskClusters(now);
    });

    /// <summary>The host declines; the visitor may name another host.</summary>
    public Outcome DeclineHost(StepKey key, string? reason, DateTimeOffset now) => Answer(key, Decision.Decline, reason, now, Always, step => AskForAnotherHost(now));

    /// <summary>
    /// The visitor hands in the amended application: with another host, as a cluster asked, or with new dates. A changed commitment
    /// (goals, objectives, dates, host, agenda) voids the other signatures, and the host is asked first; otherwise only the clusters are.
    /// </summary>
    public Outcome Resubmit(StepKey key, Application amended, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(amended);
        return Answer(key, Decision.Resubmit, null, now, step => Misfit(step, amended, now), step =>
        {
            if (step.Key.Kind == StepKind.NewDates && amended == Application)
            {
                // Postponed and thought better of it: everybody has signed just this.
                TakeUpAgain(now);
                return;
            }

            var bound = CommitmentHash.Of(Application);
            State = State with
            {
                Application = amended,
                ApplicationVersion = State.ApplicationVersion + 1,
                BankChangedAt = amended.Bank == Application.Bank ? State.BankChangedAt : now,
                HostReplacement = amended.HostContact == Application.HostContact && amended.Host == Application.Host ? State.HostReplacement : null,
            };
            if (CommitmentHash.Of(amended) == bound)
            {
                // The clusters judge the rest of the application, too, so their signatures do not outlive an amendment.
                State = State with { Signatures = State.Signatures.RemoveAll(s => s.Role is not (Role.Visitor or Role.Host)) };
                AskClusters(now);
                return;
            }

            State = State with { Signatures = [] };
            Sign(State.Visitor, now);
            AskHost(now);
        });
    }

    /// <summary>The visitor withdraws instead of amending.</summary>
    public Outcome Withdraw(StepKey key, string? reason, DateTimeOffset now) => Answer(key, Decision.Withdraw, reason, now, Always, step =>
        End(Ending.Withdrawn, step.Reason, now, step.Key.Kind == StepKind.HostChoice ? [State.Visitor] : [State.Visitor, State.Host]));

    private Refusal? Misfit(Step step, Application amended, DateTimeOffset now) => step.Key.Kind switch
    {
        // The money is on that cluster's budget, and no other cluster's ledger knows of it.
        _ when amended.Visitor.ClusterId != Application.Visitor.ClusterId && Holds != LedgerPosition.None => Refusal.ClusterHoldsTheMoney,
        StepKind.HostChoice when Is(amended.Host.Organisation, Application.Host.Organisation) && Is(amended.HostContact.Email, Application.HostContact.Email) => Refusal.SameHost,
        StepKind.NewDates when amended.Visit.Start > LatestStart(step) => Refusal.ParkedTooLong,
        _ => now >= _programme.Deadlines.StartOf(amended.Visit.Start) ? Refusal.VisitAlreadyBegun : null,
    };

    private static bool Is(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private void AskHost(DateTimeOffset now) =>
        Open(StepKind.HostConfirmation, State.Host, now, NotAfterTheVisitBegins(Dates(StepKind.HostConfirmation, now)));

    // The dates may be changed along with the host, so the visit as planned does not cut this short.
    private void AskForAnotherHost(DateTimeOffset now) => Open(StepKind.HostChoice, State.Visitor, now, Dates(StepKind.HostChoice, now));

    private void Sign(Addressee who, DateTimeOffset now) => State = State with
    {
        Signatures = State.Signatures.Add(new Signature(who.Role, who.Name, who.Email, now, CommitmentHash.Of(Application))),
    };
}
