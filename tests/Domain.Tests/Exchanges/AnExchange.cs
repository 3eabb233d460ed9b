using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Domain.Tests.Applications;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>
/// An exchange under test, with a clock of its own and everything it ever left to be stored. Reads as the story of the exchange:
/// <c>AnExchange.Submitted().Confirmed().Awarded().Travelled()</c>.
/// </summary>
internal sealed partial class AnExchange
{
    /// <summary>A Monday morning, eight weeks before the visit of <see cref="Forms"/>.</summary>
    public static readonly DateTimeOffset Start = new(2026, 4, 13, 8, 0, 0, TimeSpan.Zero);

    public static readonly string[] MandatoryItems = ["outbound-travel", "return-travel", "accommodation"];

    private static readonly ExchangeId Number = ExchangeId.FromRandom([1, 2, 3, 4, 5, 6, 7, 8]);

    private readonly Dictionary<string, Programme> _versions = new(StringComparer.Ordinal);

    private AnExchange(Exchange exchange, Programme programme, DateTimeOffset now)
    {
        _versions.Add(programme.Version, programme);
        It = exchange;
        Now = now;
        Keep();
    }

    public static Programme Programme => Shipped.Programme;

    /// <summary>The version it is judged by.</summary>
    public Programme Rules => _versions[It.State.ProgrammeVersion];

    /// <summary>As storage would bring it back before each move.</summary>
    public Exchange It { get; private set; }

    public ExchangeState State => It.State;

    public DateTimeOffset Now { get; private set; }

    public DateOnly Today => Rules.Deadlines.LocalDate(Now);

    public List<AuditEntry> Trail { get; } = [];

    public List<Notice> Mails { get; } = [];

    /// <summary>What the last move left to be stored.</summary>
    public Changes Last { get; private set; } = new([], []);

    /// <summary>What the last move told to whom.</summary>
    public IEnumerable<(NoticeKind Kind, Role To)> Told => Last.Notices.Select(n => (n.Kind, n.To.Role));

    public static AnExchange Submitted(Application? application = null, DateTimeOffset? at = null, Programme? programme = null, ExchangeId? id = null) =>
        new(Exchange.Submit(id ?? Number, application ?? Forms.Application(), programme ?? Programme, at ?? Start), programme ?? Programme, at ?? Start);

    /// <summary>A short-term mission: another programme, in which one cluster decides and half may be paid before.</summary>
    public static AnExchange Mission(bool prefinancing = true) => Submitted(Missions.Application(prefinancing), programme: Missions.Programme);

    /// <summary>An exchange at which this step is open, reached on the shortest way.</summary>
    public static AnExchange AwaitingA(StepKind kind) => kind switch
    {
        StepKind.HostConfirmation => Submitted(),
        StepKind.HostChoice => Submitted().Answered(StepKind.HostConfirmation, Decision.Decline),
        StepKind.VisitingApproval or StepKind.HostingApproval => Submitted().Confirmed(),
        StepKind.Correction => AwaitingA(StepKind.VisitingApproval).SentBack(),
        StepKind.Budget => AwaitingA(StepKind.VisitingApproval).ApprovedByAll(),
        StepKind.AdvanceOrder => Mission().Confirmed().Awarded(),
        StepKind.AdvanceConfirmation => AwaitingA(StepKind.AdvanceOrder).Answered(StepKind.AdvanceOrder, Decision.Order),
        StepKind.Travel => AwaitingA(StepKind.Budget).Funded(),
        StepKind.NewDates => AwaitingA(StepKind.Travel).Postponed(),
        StepKind.Report => AwaitingA(StepKind.Travel).Travelled(),
        StepKind.Certificate => AwaitingA(StepKind.Report).Reported(),
        StepKind.Validation => AwaitingA(StepKind.Certificate).Certified(),
        StepKind.Completion => AwaitingA(StepKind.Validation).Answered(StepKind.Validation, Decision.RequestEvidence),
        StepKind.PaymentOrder => AwaitingA(StepKind.Validation).Validated(),
        StepKind.BankCorrection => AwaitingA(StepKind.PaymentOrder).Answered(StepKind.PaymentOrder, Decision.Hold),
        StepKind.PaymentConfirmation => AwaitingA(StepKind.PaymentOrder).Ordered(),
        StepKind.AfterClosing => AwaitingA(StepKind.PaymentConfirmation).Paid(),
        StepKind.Survey => AwaitingA(StepKind.AfterClosing).Next(),
        StepKind.Recovery => AwaitingA(StepKind.AdvanceConfirmation).Answered(StepKind.AdvanceConfirmation, Decision.ConfirmPaid).Done(Intervention.CancelByCluster, Role.VisitingManager),
        StepKind.Retention => AwaitingA(StepKind.Survey).Answered(StepKind.Survey, Decision.AnswerSurvey),
    };

    public AnExchange Confirmed() => Answered(StepKind.HostConfirmation, Decision.Confirm);

    public AnExchange ApprovedBy(StepKind cluster) => Answered(cluster, Decision.Approve);

    /// <summary>Every cluster that is asked approves.</summary>
    public AnExchange ApprovedByAll() => Rules.Approvals.Aggregate(this, (exchange, cluster) => exchange.ApprovedBy(cluster));

    public AnExchange Funded() => Answered(StepKind.Budget, Decision.Funded);

    public AnExchange Awarded() => ApprovedByAll().Funded();

    public AnExchange SentBack(string reason = "Please say more.") => Done(x => x.RequestChanges(Open(StepKind.VisitingApproval).Key, reason, Now));

    public AnExchange Resubmitted(Application amended)
    {
        var step = It.OpenSteps.Single(s => s.Key.Kind is StepKind.HostChoice or StepKind.Correction or StepKind.NewDates);
        return Done(x => x.Resubmit(step.Key, amended, Now));
    }

    public AnExchange AnotherHostWished() => Done(Intervention.ChangeHost, Role.Visitor);

    public AnExchange Postponed() => Done(Intervention.Postpone, Role.Visitor);

    public AnExchange Travelled() => Until(Rules.Deadlines.EndOf(State.Application.Visit.End)).After(TimeSpan.FromHours(10));

    public AnExchange Reported(params string[] items) =>
        Done(x => x.SubmitReport(Open(StepKind.Report).Key, Report(items.Length > 0 ? items : MandatoryItems), Now));

    public AnExchange Certified(DateOnly? first = null, DateOnly? last = null) => Done(x => x.Certify(
        Open(StepKind.Certificate).Key, first ?? State.Application.Visit.Start, last ?? State.Application.Visit.End, Now));

    public AnExchange Validated() => Answered(StepKind.Validation, Decision.Validate);

    public AnExchange Ordered() => Answered(StepKind.PaymentOrder, Decision.Order);

    public AnExchange Paid() => Answered(StepKind.PaymentConfirmation, Decision.ConfirmPaid);

    /// <summary>The open step of that kind is answered so.</summary>
    public AnExchange Answered(StepKind kind, Decision decision)
    {
        Assert.IsType<Outcome.Done>(Decide(Open(kind).Key, decision));
        return After(TimeSpan.FromMinutes(10));
    }

    /// <summary>Somebody steps in, and may.</summary>
    public AnExchange Done(Intervention what, Role by)
    {
        Assert.IsType<Outcome.Done>(Intervene(what, by));
        return After(TimeSpan.FromMinutes(10));
    }

    /// <summary>A move that must succeed.</summary>
    public AnExchange Done(Func<Exchange, Outcome> move)
    {
        Assert.IsType<Outcome.Done>(Try(move));
        return After(TimeSpan.FromMinutes(10));
    }

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

    /// <summary>Time passes until the calendar has something to do.</summary>
    public AnExchange Next() => Until(It.OpenSteps.Min(s => s.NextWake));

    /// <summary>Time passes until the time of this step is up.</summary>
    public AnExchange UntilTimeIsUp(StepKind kind) => Until(Open(kind).ExpiresAt);

    /// <summary>A move, whatever comes of it.</summary>
    public Outcome Try(Func<Exchange, Outcome> move)
    {
        var outcome = move(It);
        Keep();
        return outcome;
    }

    /// <summary>From now on this version of the programme is known, too.</summary>
    public Programme Knowing(Programme version) => _versions[version.Version] = version;

    public Step Open(StepKind kind) => It.OpenSteps.Single(s => s.Key.Kind == kind);

    public Step Step(StepKind kind, int round = 1) => State.Steps.Single(s => s.Key == new StepKey(kind, round));

    public static ClosingReport Report(params string[] items) => new(
        "Summary", "Results", "", [.. items.Select(item => new EvidenceFile("id-" + item, item, item + ".pdf", "application/pdf", 1000, "ab"))], Start);

    private void Keep()
    {
        Last = It.TakeChanges();
        Trail.AddRange(Last.Audit);
        Mails.AddRange(Last.Notices);
        It = Exchange.Load(It.State, _versions[It.State.ProgrammeVersion]);
    }
}
