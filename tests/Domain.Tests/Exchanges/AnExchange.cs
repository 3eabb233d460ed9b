using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Domain.Tests.Applications;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>
/// An exchange under test, with a clock of its own and everything it ever left to be stored. Reads as the story of the exchange:
/// <c>AnExchange.Submitted().Confirmed().ApprovedByBoth().Travelled()</c>.
/// </summary>
internal sealed class AnExchange
{
    /// <summary>A Monday morning, eight weeks before the visit of <see cref="Forms"/>.</summary>
    public static readonly DateTimeOffset Start = new(2026, 4, 13, 8, 0, 0, TimeSpan.Zero);

    public static readonly string[] MandatoryItems = ["outbound-travel", "return-travel", "accommodation"];

    private static readonly ExchangeId Id = ExchangeId.FromRandom([1, 2, 3, 4, 5, 6, 7, 8]);

    private AnExchange(Exchange exchange, DateTimeOffset now)
    {
        It = exchange;
        Now = now;
        Keep();
    }

    public static Programme Programme => Shipped.Programme;

    /// <summary>As storage would bring it back before each move.</summary>
    public Exchange It { get; private set; }

    public ExchangeState State => It.State;

    public DateTimeOffset Now { get; private set; }

    public List<AuditEntry> Trail { get; } = [];

    public List<Notice> Mails { get; } = [];

    /// <summary>What the last move left to be stored.</summary>
    public Changes Last { get; private set; } = new([], []);

    public static AnExchange Submitted(Application? application = null, DateTimeOffset? at = null, Programme? programme = null) =>
        new(Exchange.Submit(Id, application ?? Forms.Application(), programme ?? Programme, at ?? Start), at ?? Start);

    /// <summary>An exchange at which this step is open, reached by everybody's saying yes.</summary>
    public static AnExchange AwaitingA(StepKind kind) => kind switch
    {
        StepKind.HostConfirmation => Submitted(),
        StepKind.VisitingApproval or StepKind.HostingApproval => Submitted().Confirmed(),
        StepKind.Correction => Submitted().Confirmed().SentBack(),
        StepKind.Travel => Submitted().Confirmed().ApprovedByBoth(),
        StepKind.Report => Submitted().Confirmed().ApprovedByBoth().Travelled(),
        StepKind.Certificate => Submitted().Confirmed().ApprovedByBoth().Travelled().Reported(),
        StepKind.Validation => Submitted().Confirmed().ApprovedByBoth().Travelled().Reported().Certified(),
        StepKind.PaymentOrder => Submitted().Confirmed().ApprovedByBoth().Travelled().Reported().Certified().Validated(),
        StepKind.PaymentConfirmation => Submitted().Confirmed().ApprovedByBoth().Travelled().Reported().Certified().Validated().Ordered(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not reached by everybody's saying yes."),
    };

    public AnExchange Confirmed() => Done(x => x.ConfirmHost(Open(StepKind.HostConfirmation).Key, Now));

    public AnExchange ApprovedBy(StepKind cluster) => Done(x => x.Approve(Open(cluster).Key, Now));

    public AnExchange ApprovedByBoth() => ApprovedBy(StepKind.VisitingApproval).ApprovedBy(StepKind.HostingApproval);

    public AnExchange SentBack(string reason = "Please say more.") => Done(x => x.RequestChanges(Open(StepKind.VisitingApproval).Key, reason, Now));

    public AnExchange Resubmitted(Application amended) => Done(x => x.Resubmit(Open(StepKind.Correction).Key, amended, Now));

    public AnExchange Travelled() => Until(Programme.Deadlines.EndOf(State.Application.Visit.End)).After(TimeSpan.FromHours(10));

    public AnExchange Reported(params string[] items) =>
        Done(x => x.SubmitReport(Open(StepKind.Report).Key, Report(items.Length > 0 ? items : MandatoryItems), Now));

    public AnExchange Certified(DateOnly? first = null, DateOnly? last = null) => Done(x => x.Certify(
        Open(StepKind.Certificate).Key, first ?? State.Application.Visit.Start, last ?? State.Application.Visit.End, Now));

    public AnExchange Validated() => Done(x => x.Validate(Open(StepKind.Validation).Key, Now));

    public AnExchange Ordered() => Done(x => x.OrderPayment(Open(StepKind.PaymentOrder).Key, Now));

    public AnExchange Paid() => Done(x => x.ConfirmPaid(Open(StepKind.PaymentConfirmation).Key, Programme.Deadlines.LocalDate(Now), "BANK-1", Now));

    /// <summary>Time passes, and nobody looks.</summary>
    public AnExchange After(TimeSpan time) => At(Now + time);

    public AnExchange At(DateTimeOffset instant)
    {
        Now = instant;
        return this;
    }

    /// <summary>Time passes, and the calendar does what is due.</summary>
    public AnExchange Until(DateTimeOffset instant)
    {
        At(instant);
        Try(x => x.PassTime(Now));
        return this;
    }

    /// <summary>A move that must succeed.</summary>
    public AnExchange Done(Func<Exchange, Outcome> move)
    {
        Assert.IsType<Outcome.Done>(Try(move));
        return After(TimeSpan.FromMinutes(10));
    }

    /// <summary>A move, whatever comes of it.</summary>
    public Outcome Try(Func<Exchange, Outcome> move)
    {
        var outcome = move(It);
        Keep();
        return outcome;
    }

    /// <summary>Answers a step as its person would, with all that the answer needs.</summary>
    public Outcome Decide(StepKey key, Decision decision, string? reason = "Because.") => Try(x => decision switch
    {
        Decision.Confirm => x.ConfirmHost(key, Now),
        Decision.Decline => x.DeclineHost(key, reason, Now),
        Decision.Approve => x.Approve(key, Now),
        Decision.RequestChanges => x.RequestChanges(key, reason, Now),
        Decision.Reject => x.Reject(key, reason, Now),
        Decision.Resubmit => x.Resubmit(key, State.Application with { Bank = State.Application.Bank with { Holder = "Another holder" } }, Now),
        Decision.Withdraw => x.Withdraw(key, reason, Now),
        Decision.SubmitReport => x.SubmitReport(key, Report(MandatoryItems), Now),
        Decision.Certify => x.Certify(key, State.Application.Visit.Start, State.Application.Visit.End, Now),
        Decision.ReportNoShow => x.ReportNoShow(key, reason, Now),
        Decision.Validate => x.Validate(key, Now),
        Decision.RequestEvidence => x.RequestEvidence(key, reason, Now),
        Decision.Refuse => x.Refuse(key, reason, Now),
        Decision.Order => x.OrderPayment(key, Now),
        Decision.ConfirmPaid => x.ConfirmPaid(key, Programme.Deadlines.LocalDate(Now), "BANK-1", Now),
        _ => throw new ArgumentException("Nobody is asked to decide that.", nameof(decision)),
    });

    public Step Open(StepKind kind) => It.OpenSteps.Single(s => s.Key.Kind == kind);

    public Step Step(StepKind kind, int round = 1) => State.Steps.Single(s => s.Key == new StepKey(kind, round));

    /// <summary>What the last move told to whom.</summary>
    public IEnumerable<(NoticeKind Kind, Role To)> Told => Last.Notices.Select(n => (n.Kind, n.To.Role));

    public static ClosingReport Report(params string[] items) => new(
        "Summary", "Results", "", [.. items.Select(item => new EvidenceFile("id-" + item, item, item + ".pdf", "application/pdf", 1000, "ab"))], Start);

    private void Keep()
    {
        Last = It.TakeChanges();
        Trail.AddRange(Last.Audit);
        Mails.AddRange(Last.Notices);
        It = Exchange.Load(It.State, It.State.ProgrammeVersion == Programme.Version ? Programme : throw new InvalidOperationException("Another programme."));
    }
}
