using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

// What the coordinator does when an exchange needs a hand; each with a reason and on the trail (domain: The lifecycle).
public sealed partial class Exchange
{
    /// <summary>The most that a deadline is moved at once, in days.</summary>
    public const int LongestExtension = 180;

    // The person is reminded once more, on the working day before the new deadline.
    private const int RemindBeforeNewDeadline = 1;

    /// <summary>Moves an open step's deadline, and its grace with it.</summary>
    /// <param name="key">The step.</param>
    /// <param name="days">Calendar days from the present deadline, from 1 to <see cref="LongestExtension"/>; the new one falls on a working day.</param>
    /// <param name="by">The coordinator.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">Programme time.</param>
    public Outcome Extend(StepKey key, int days, Addressee by, string? reason, DateTimeOffset now) => Intervene(
        Intervention.Extend,
        by,
        reason,
        now,
        () =>
        {
            var step = Find(key)!;
            var due = Later(step.DueAt, days);
            var reminder = _programme.Deadlines.Reminder(_programme.Deadlines.LocalDate(due), -RemindBeforeNewDeadline);
            // What raises an alarm does so at its deadline; only a step that runs out can have a grace beyond it.
            var dates = new StepSchedule(due, [reminder], step.HasDeputy ? due : null, step.Key.Kind == StepKind.AdvanceOrder ? step.ExpiresAt : RunsOut(step) ? Later(step.ExpiresAt, days) : due);
            var extended = step with
            {
                DueAt = dates.Due,
                ExpiresAt = dates.ExpiresAt,
                Reminders = [.. step.Reminders.Take(step.RemindersDone), .. WithAbsences(key.Kind, step.Addressee, dates, Reminders(dates, now), now)],
            };
            Replace(extended);
            Tell(NoticeKind.StepExtended, step.Addressee!, extended, State.AuditCount);
        },
        () => Find(key) is not { IsOpen: true, Addressee: not null } step ? Refusal.NoLongerNeeded
            : days is < 1 or > LongestExtension || Later(step.DueAt, days) <= now ? Refusal.ExtensionImplausible
            : EndsBeforeTheVisit(step.Key.Kind) && Later(step.DueAt, days) >= _programme.Deadlines.StartOf(Application.Visit.Start) ? Refusal.ExtensionImplausible
            : null);

    /// <summary>Sends an open step's mail again, with a fresh link and code; the old ones die.</summary>
    public Outcome Resend(StepKey key, Addressee by, string? reason, DateTimeOffset now) => Intervene(
        Intervention.Resend, by, reason, now, () => Renew(Find(key)!), () => Find(key) is { IsOpen: true, Addressee: not null } ? null : Refusal.NoLongerNeeded);

    /// <summary>Puts somebody else in the visitor's or the host's place; what is open is asked of them. The application stays as it was signed.</summary>
    public Outcome Replace(Role role, ContactPerson person, Addressee by, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(person);
        var to = new Addressee(role, person.Name, person.Email, person.Language);
        return Intervene(
            Intervention.ReplacePerson,
            by,
            reason,
            now,
            () =>
            {
                State = role == Role.Visitor ? State with { VisitorReplacement = to } : State with { HostReplacement = to };
                // Counted on: should somebody ever come back, the code they once had stays dead.
                SetPage(role, new PageAccess(Page(role).Serial + 1, 0));
                foreach (var step in OpenSteps.Where(s => s.Addressee?.Role == role).ToList())
                {
                    var handed = step with { Addressee = to, Asked = WithAsked(step, to), LinkSerial = step.LinkSerial + 1, WrongCodes = 0 };
                    Replace(handed);
                    Audit(now, by, AuditAction.PassedOn, step.Key, State.Stage, change: e => e with { Asked = to.Email });
                    Tell(NoticeKind.StepPassedOn, to, handed, handed.LinkSerial);
                }

                TellPageCode(role);
            },
            () => role is not (Role.Visitor or Role.Host) ? Refusal.NotYours
                : to == State.Visitor || to == State.Host ? Refusal.NothingToChange
                // Who certifies the visit must not be who is paid for it.
                : IsSame(EmailAddress.Canonical(to.Email), EmailAddress.Canonical((role == Role.Visitor ? State.Host : State.Visitor).Email)) ? Refusal.NoSuchColleague
                : null);
    }

    /// <summary>Puts a colleague in the place of the person of a cluster who is asked.</summary>
    public Outcome Replace(StepKey key, string personId, Addressee by, string? reason, DateTimeOffset now) => Intervene(
        Intervention.ReplacePerson,
        by,
        reason,
        now,
        () => PassOn(Find(key)!, Substitute(key, personId)!, by, null, Trimmed(reason), now),
        () => Substitute(key, personId) is null ? Refusal.NoSuchColleague : null);

    /// <summary>Notes that the workflow was started anew; the exchange itself stays as it is.</summary>
    public Outcome NoteRestart(Addressee by, string? reason, DateTimeOffset now) => Intervene(Intervention.Restart, by, reason, now, () => { });

    /// <summary>Judges the exchange by another version of its programme from now on. Open steps keep their dates, amounts what was reserved.</summary>
    public Outcome Apply(Programme version, Addressee by, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Intervene(
            Intervention.ApplyProgramme,
            by,
            reason,
            now,
            () =>
            {
                _programme = version;
                State = State with { ProgrammeVersion = version.Version };
            },
            () => version.Id != State.ProgrammeId || !Fits(version) ? Refusal.ProgrammeDoesNotFit
                : version.Version == State.ProgrammeVersion ? Refusal.NothingToChange
                : null);
    }

    /// <summary>Keeps everything beyond the end of retention, while an audit or a dispute runs (domain: art. 20).</summary>
    public Outcome HoldLegally(Addressee by, string? reason, DateTimeOffset now) => Intervene(Intervention.HoldLegally, by, reason, now, () =>
        State = State with { LegalHold = true });

    /// <summary>Ends the legal hold; retention ends when it would have, or at the next look.</summary>
    public Outcome ReleaseHold(Addressee by, string? reason, DateTimeOffset now) => Intervene(Intervention.ReleaseHold, by, reason, now, () =>
    {
        State = State with { LegalHold = false };
        if (OpenSteps.FirstOrDefault(s => s.Key.Kind == StepKind.Retention) is { } kept)
        {
            Replace(kept with { ExpiresAt = kept.DueAt });
        }
    });

    /// <summary>Asks money back: the visitor gets a debit note, finance waits for the money.</summary>
    public Outcome Recover(Money amount, Addressee by, string? reason, DateTimeOffset now) => Intervene(
        Intervention.Recover,
        by,
        reason,
        now,
        () => AskBack(amount, Trimmed(reason), now),
        () => amount <= Money.Zero || amount > State.Paid - OpenDebts() ? Refusal.NothingToRecover : null);

    private Money OpenDebts() => State.Recoveries
        .Where(r => r.ReceivedOn is null && Find(r.Step) is { IsOpen: true })
        .Aggregate(Money.Zero, (sum, r) => sum + r.Amount);

    private Addressee? Substitute(StepKey key, string personId) =>
        Find(key) is { IsOpen: true } step && Substitutes(step).FirstOrDefault(p => p.Id == personId) is { } person ? AskedFor(key.Kind, person) : null;

    // Staff may hand a step back to somebody who had it before: they know who is there.
    private IEnumerable<Person> Substitutes(Step step) => IsFinances(step.Key.Kind) ? Officers(step)
        : Cluster(step.Key.Kind) is { } cluster ? People.Colleagues(cluster, [.. State.Conflicts, step.Addressee!.Email], _programme.Deadlines.LocalDate(step.OpenedAt))
        : [];

    private bool Fits(Programme version) => version.FindCluster(Application.Visitor.ClusterId) is not null
        && version.FindCluster(Application.Host.ClusterId) is not null
        && version.LumpSum.RatesOn(Application.Visit.Start)?.Ceilings.ContainsKey(Application.Host.Country) == true;

    private static bool EndsBeforeTheVisit(StepKind kind) => kind is StepKind.HostConfirmation or StepKind.VisitingApproval or StepKind.HostingApproval
        or StepKind.Correction or StepKind.AdvanceOrder;

    private DateTimeOffset Later(DateTimeOffset instant, int days) => _programme.Deadlines.Due(_programme.Deadlines.LocalDate(instant), days);
}
