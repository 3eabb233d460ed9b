using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Exchanges;

// What visitor, host and clusters do of their own accord, outside the step that is awaited (domain: The lifecycle, "What can go wrong").
public sealed partial class Exchange
{
    /// <summary>What this person may do of their own accord now, in the order of the table.</summary>
    public IReadOnlyList<Intervention> Offered(Role role, DateTimeOffset now) =>
        [.. Moves.Interventions.Where(rule => rule.By.Contains(role) && Hindrance(rule, role, now) is null).Select(rule => rule.What)];

    /// <summary>The visitor postpones the visit; the money stays reserved while new dates are found.</summary>
    public Outcome Postpone(Addressee by, string? reason, DateTimeOffset now) => Intervene(Intervention.Postpone, by, reason, now, () =>
    {
        VoidOpenSteps(now);
        State = State with { Postponements = State.Postponements + 1, Wanted = null };
        Open(StepKind.NewDates, State.Visitor, now, Dates(StepKind.NewDates, now));
        // Once, should somebody have signed for both clusters.
        foreach (var signatory in State.Signatures.Where(s => s.Role != Role.Visitor).Select(Signatory).DistinctBy(to => to.Email, StringComparer.OrdinalIgnoreCase))
        {
            Tell(NoticeKind.Postponed, signatory);
        }
    });

    /// <summary>
    /// The visitor wants another host: the plans have changed, or the host was entered wrongly. Whoever was asked or has signed hears of
    /// it; what is reserved stays so while another host is named and everybody decides again.
    /// </summary>
    public Outcome ChangeHost(Addressee by, string? reason, DateTimeOffset now) => Intervene(Intervention.ChangeHost, by, reason, now, () =>
    {
        var told = OpenSteps.Select(s => s.Addressee).OfType<Addressee>().Where(to => to.Role != Role.Finance)
            .Concat(State.Signatures.Where(s => s.Role != Role.Visitor).Select(Signatory))
            .DistinctBy(to => to.Email, StringComparer.OrdinalIgnoreCase)
            .ToList();
        VoidOpenSteps(now);
        State = State with { Wanted = null };
        AskForAnotherHost(now);
        foreach (var person in told)
        {
            Tell(NoticeKind.HostReleased, person);
        }
    });

    /// <summary>The visitor withdraws before the visit is over.</summary>
    public Outcome Withdraw(Addressee by, string? reason, DateTimeOffset now) => Intervene(Intervention.Withdraw, by, reason, now, () =>
        End(Ending.Withdrawn, Trimmed(reason), now, Concerned()));

    /// <summary>The host cancels.</summary>
    public Outcome CancelByHost(Addressee by, string? reason, DateTimeOffset now) => Intervene(Intervention.CancelByHost, by, reason, now, () =>
        End(Ending.CancelledByHost, Trimmed(reason), now, Concerned()));

    /// <summary>The host reports, during or after the visit, that nobody came.</summary>
    public Outcome ReportNoShow(Addressee by, string? reason, DateTimeOffset now) => Intervene(Intervention.ReportNoShow, by, reason, now, () =>
        End(Ending.NoShow, Trimmed(reason), now, State.Visitor));

    /// <summary>A cluster cancels.</summary>
    public Outcome CancelByCluster(Addressee by, string? reason, DateTimeOffset now) => Intervene(Intervention.CancelByCluster, by, reason, now, () =>
        End(Ending.CancelledByCluster, Trimmed(reason), now, Concerned()));

    /// <summary>Force majeure.</summary>
    public Outcome DeclareForceMajeure(Addressee by, string? reason, DateTimeOffset now) => Intervene(Intervention.ForceMajeure, by, reason, now, () =>
        End(Ending.ForceMajeure, Trimmed(reason), now, Concerned()));

    /// <summary>
    /// The frame around every intervention: who, when and why are held against the table; the same ending again is repeated.
    /// </summary>
    private Outcome Intervene(Intervention what, Addressee by, string? reason, DateTimeOffset now, Action move, Func<Refusal?>? check = null, Money? amount = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        var rule = Moves.Of(what);
        if (State.Ending is { } ending && rule.Leads.Any(c => c.Ends == ending) || AsksTheVisitorAlready(rule))
        {
            return new Outcome.Repeated();
        }

        var refusal = Hindrance(rule, by.Role, now) ?? (string.IsNullOrWhiteSpace(reason) ? Refusal.ReasonMissing : check?.Invoke());
        if (refusal is { } named)
        {
            return new Outcome.Refused(named);
        }

        var before = State;
        var audit = _audit.Count;
        move();
        InsertAudit(audit, now, by, AuditAction.Intervened, null, before.Stage, Trimmed(reason), e => e with { Intervention = what, Amount = amount });
        HoldAgainst(rule.Leads, before);
        return new Outcome.Done();
    }

    private Refusal? Hindrance(InterventionRule rule, Role role, DateTimeOffset now)
    {
        var begun = now >= _programme.Deadlines.StartOf(Application.Visit.Start);
        return rule.What switch
        {
            _ when !rule.By.Contains(role) => Refusal.NotYours,
            _ when !OpenSteps.Any(s => rule.While.Contains(s.Key.Kind)) => Refusal.NotNow,
            Intervention.Postpone when begun => Refusal.VisitAlreadyBegun,
            Intervention.ChangeHost when begun => Refusal.VisitAlreadyBegun,
            Intervention.Postpone when State.Postponements >= _programme.Postponement.MaxTimes => Refusal.NoMorePostponements,
            Intervention.ReportNoShow when !begun => Refusal.NotNow,
            Intervention.CancelByHost when begun => Refusal.VisitAlreadyBegun,
            // Once the visit is over neither side can take it from the other; a cluster can.
            Intervention.ForceMajeure when role is Role.Visitor or Role.Host && OpenSteps.Any(s => s.Key.Kind == StepKind.Report) => Refusal.NotNow,
            // What is on its way to the bank must be known before an exchange ends.
            _ when rule.Leads.Any(c => c.Ends is not null) && State.Payments.Any(p => p.IsUnderWay) => Refusal.NotNow,
            Intervention.HoldLegally when State.LegalHold => Refusal.NothingToChange,
            Intervention.ReleaseHold when !State.LegalHold => Refusal.NothingToChange,
            Intervention.TakeOver when !OpenSteps.Any(s => IsFinances(s.Key.Kind) && Officers(s).Length > 0) => Refusal.NobodyLeft,
            Intervention.Recover when State.Paid <= OpenDebts() => Refusal.NothingToRecover,
            Intervention.PaymentCameBack or Intervention.AdvanceCameBack when !MayHaveComeBack(rule.What).Any() => Refusal.NothingToRecover,
            _ => null,
        };
    }

    // Postponed, or another host wished for: the form for it is open.
    private bool AsksTheVisitorAlready(InterventionRule rule) =>
        rule.Leads.Any(c => c.Asks is StepKind.NewDates or StepKind.HostChoice && OpenSteps.Any(s => s.Key.Kind == c.Asks));

    // A host who declined, or never answered, does not want to hear of it any more.
    private Addressee[] Concerned() => OpenSteps.Any(s => s.Key.Kind == StepKind.HostChoice) ? [State.Visitor] : [State.Visitor, State.Host];

    private Addressee Signatory(Signature signature) => signature.Role == Role.Host ? State.Host :
        State.Steps.Select(s => s.Addressee).LastOrDefault(a => a is not null && IsSame(a.Email, signature.Email) && a.Role == signature.Role) ?? State.Host;
}
