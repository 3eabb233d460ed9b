using System.Collections.Immutable;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

// Who of a cluster decides: the manager, the stand-in of somebody away, the deputy, a colleague (domain: The lifecycle; art. 9.4 for conflicts).
public sealed partial class Exchange
{
    /// <summary>
    /// Who could take a step over from the person asked: colleagues of the same cluster who are there and without conflict. Who decides is
    /// asked once; a payment may go to and fro among those of finance who had no part in the decision.
    /// </summary>
    public IReadOnlyList<Person> Colleagues(StepKey key) => Find(key) is not { IsOpen: true } step ? []
        : IsFinances(key.Kind) ? [.. Officers(step).Where(p => !p.IsAway(_programme.Deadlines.LocalDate(step.OpenedAt)))]
        : Cluster(key.Kind) is { } cluster ? [.. People.Colleagues(cluster, Excluded(step), _programme.Deadlines.LocalDate(step.OpenedAt))]
        : [];

    /// <summary>The person asked passes the step on to a colleague; their own link dies.</summary>
    public Outcome Delegate(StepKey key, string personId, string? remark, DateTimeOffset now) => HandOver(key, Decision.Delegate, remark, now, step =>
        Colleagues(key).FirstOrDefault(p => p.Id == personId && !p.IsAway(_programme.Deadlines.LocalDate(now))) is { } colleague ? AskedFor(key.Kind, colleague) : null);

    /// <summary>
    /// The person asked has an interest in the matter: somebody else decides, and they are asked for nothing more (domain: art. 9.4). Where
    /// they are asked for another step beside this one, since both clusters are theirs, that one goes to somebody else as well.
    /// </summary>
    public Outcome DeclareConflict(StepKey key, string? reason, DateTimeOffset now)
    {
        var others = Find(key) is { IsOpen: true, Addressee.Email: var asked }
            ? OpenSteps.Where(s => s.Key != key && s.Addressee is { } person && IsSame(person.Email, asked)).ToList()
            : [];
        if (others.Any(step => WithoutConflict(step, now) is null))
        {
            return new Outcome.Refused(Refusal.NobodyLeft);
        }

        var outcome = HandOver(key, Decision.DeclareConflict, reason, now, step => WithoutConflict(step, now));
        if (outcome is Outcome.Done)
        {
            foreach (var step in others)
            {
                PassOn(step, WithoutConflict(step, now)!, step.Addressee, Decision.DeclareConflict, Trimmed(reason), now);
            }
        }

        return outcome;
    }

    private Addressee? WithoutConflict(Step step, DateTimeOffset now) =>
        NextColleague(step, now) ?? People.Coordinator(Excluded(step), _programme.Deadlines.LocalDate(now));

    private Outcome HandOver(StepKey key, Decision decision, string? reason, DateTimeOffset now, Func<Step, Addressee?> next)
    {
        if (Find(key) is not { } step || Moves.Of(key.Kind).Find(decision) is not { } rule)
        {
            return new Outcome.Refused(Refusal.UnknownStep);
        }

        var refusal = step.State == StepState.Decided ? Refusal.DecidedDifferently : Refused(step, decision, rule, reason, now);
        if (refusal is { } named)
        {
            return new Outcome.Refused(named);
        }

        if (next(step) is not { } to)
        {
            return new Outcome.Refused(decision == Decision.Delegate ? Refusal.NoSuchColleague : Refusal.NobodyLeft);
        }

        if (decision == Decision.DeclareConflict)
        {
            State = State with { Conflicts = State.Conflicts.Add(step.Addressee!.Email) };
        }

        PassOn(step, to, step.Addressee, decision, Trimmed(reason), now);
        return new Outcome.Done();
    }

    /// <summary>Asks the first of a cluster's people who can be asked, with the stand-in at once for whoever is away.</summary>
    private void AskColleague(StepKind kind, DateTimeOffset now, StepSchedule dates)
    {
        var today = _programme.Deadlines.LocalDate(now);
        var to = People.First(kind, Cluster(kind)!, State.Conflicts, today) ?? Coordinator(now);
        Open(kind, to, now, dates);
    }

    /// <summary>Who is told of alarms, and asked where nobody else can be: somebody without a conflict, if there is such a coordinator.</summary>
    private Addressee Coordinator(DateTimeOffset now)
    {
        var today = _programme.Deadlines.LocalDate(now);
        return People.Coordinator(State.Conflicts, today) ?? People.Coordinator([], today)!;
    }

    private Addressee? NextColleague(Step step, DateTimeOffset now) =>
        IsFinances(step.Key.Kind) ? People.Finance(BarredFromPaying(step), _programme.Deadlines.LocalDate(now))
        : Cluster(step.Key.Kind) is { } cluster ? People.First(step.Key.Kind, cluster, Excluded(step), _programme.Deadlines.LocalDate(now))
        : null;

    private Person[] Officers(Step step) => [.. People.VisitingCluster.Finance.Where(p => MayNotPay(p.Email) is null && !IsSame(p.Email, step.Addressee!.Email))];

    private Addressee AskedFor(StepKind kind, Person person) => IsFinances(kind)
        ? new Addressee(Role.Finance, person.Name, person.Email, person.Language)
        : People.Of(kind, person);

    private string[] Excluded(Step step) => [.. State.Conflicts, .. step.Asked];

    /// <summary>The colleagues among whom the person asked may have a stand-in; none where visitor, host or coordinator are asked.</summary>
    private IEnumerable<Person> Staff(StepKind kind) => IsFinances(kind) ? People.VisitingCluster.Finance : Cluster(kind)?.Staff ?? [];

    private static bool IsFinances(StepKind kind) => Moves.Of(kind).Asked == Role.Finance;

    private Cluster? Cluster(StepKind kind) => kind switch
    {
        StepKind.VisitingApproval or StepKind.Validation => People.VisitingCluster,
        StepKind.HostingApproval => People.HostingCluster,
        _ => null,
    };

    /// <summary>The step goes to somebody else, with as much time as the first had.</summary>
    private void PassOn(Step step, Addressee to, Addressee? by, Decision? decision, string? reason, DateTimeOffset now)
    {
        var passed = Handed(step, to, now);
        Replace(passed);
        Audit(now, by, AuditAction.PassedOn, step.Key, State.Stage, reason, e => e with { Decision = decision, Asked = to.Email });
        Tell(NoticeKind.StepPassedOn, to, passed, passed.LinkSerial);
    }

    // Staff may hand a step back to somebody who had it before; they are still one person.
    private static ImmutableArray<string> WithAsked(Step step, Addressee to) =>
        step.Asked.Contains(to.Email, StringComparer.OrdinalIgnoreCase) ? step.Asked : step.Asked.Add(to.Email);

    /// <summary>Whoever goes away while they are asked is looked for on the first morning of it, so that the stand-in is asked at once.</summary>
    private ImmutableArray<DateTimeOffset> WithAbsences(StepKind kind, Addressee? to, StepSchedule dates, ImmutableArray<DateTimeOffset> reminders, DateTimeOffset now)
    {
        var person = to is null ? null : Staff(kind).FirstOrDefault(p => IsSame(p.Email, to.Email));
        var goes = person?.Absences
            .Select(absence => _programme.Deadlines.Reminder(absence.From, 0))
            .Where(morning => morning > now && morning < dates.Due && person.IsAway(_programme.Deadlines.LocalDate(morning)));
        return goes is null ? reminders : [.. reminders.Concat(goes).Distinct().Order()];
    }

    private Step Handed(Step step, Addressee to, DateTimeOffset now)
    {
        // The visitor waits for the money as long as before, whoever of finance sees to it (domain: Money).
        var dates = IsFinances(step.Key.Kind) && step.Key.Kind != StepKind.AdvanceOrder && step.DueAt > now
            ? new StepSchedule(step.DueAt, step.Reminders, null, step.ExpiresAt)
            : step.Key.Kind == StepKind.AdvanceOrder ? AdvanceDates(now)
            : EndsBeforeTheVisit(step.Key.Kind) ? NotAfterTheVisitBegins(Dates(step.Key.Kind, now))
            : Dates(step.Key.Kind, now);
        return step with
        {
            Addressee = to,
            Asked = WithAsked(step, to),
            LinkSerial = step.LinkSerial + 1,
            WrongCodes = 0,
            DueAt = dates.Due,
            ExpiresAt = dates.EscalateAt is null ? dates.ExpiresAt : dates.Due,
            HasDeputy = step.HasDeputy && dates.EscalateAt is not null,
            Reminders = WithAbsences(step.Key.Kind, to, dates, [.. dates.Reminders.Where(r => r > now)], now),
            RemindersDone = 0,
        };
    }
}
