using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

/// <summary>
/// One exchange: its intent-named moves, each either done (with audit entries and notices) or refused by name.
/// It knows no clock and no storage: the caller says what time it is and stores <see cref="State"/> with <see cref="TakeChanges"/>.
/// </summary>
public sealed partial class Exchange
{
    private readonly Programme _programme;
    private readonly List<AuditEntry> _audit = [];
    private readonly List<Notice> _notices = [];

    private Exchange(ExchangeState state, Programme programme)
    {
        State = state;
        _programme = programme;
    }

    /// <summary>Everything known of it now.</summary>
    public ExchangeState State { get; private set; }

    /// <summary>The steps that await somebody or some date.</summary>
    public IEnumerable<Step> OpenSteps => State.Steps.Where(s => s.IsOpen);

    private Application Application => State.Application;

    /// <summary>Takes up an exchange as it was stored.</summary>
    /// <param name="state">As stored.</param>
    /// <param name="programme">The version it is judged by.</param>
    /// <exception cref="ArgumentException">The programme is another one, or another version.</exception>
    public static Exchange Load(ExchangeState state, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(programme);
        return state.ProgrammeId == programme.Id && state.ProgrammeVersion == programme.Version
            ? new Exchange(state, programme)
            : throw new ArgumentException("An exchange is judged by the programme version it was submitted under.", nameof(programme));
    }

    /// <summary>Hands over what has to be stored beside <see cref="State"/>, once.</summary>
    public Changes TakeChanges()
    {
        var changes = new Changes([.. _audit], [.. _notices]);
        _audit.Clear();
        _notices.Clear();
        return changes;
    }

    /// <summary>A step by its key; null where this exchange never had it.</summary>
    public Step? Find(StepKey key) => State.Steps.FirstOrDefault(s => s.Key == key);

    /// <summary>
    /// The frame around every answer to a step: the same answer again is repeated, another one refused; time and reason are
    /// checked; then the move itself is made.
    /// </summary>
    private Outcome Answer(StepKey key, Decision decision, string? reason, DateTimeOffset now, Func<Step, Refusal?> check, Action<Step> move)
    {
        var step = Find(key);
        var refusal = step switch
        {
            null => Refusal.UnknownStep,
            // Whoever names a step of another kind must not slip past the steps between.
            _ when !DecisionNames.Offered(key.Kind).Contains(decision) => Refusal.UnknownStep,
            { State: StepState.Decided } when step.Decision != decision => Refusal.DecidedDifferently,
            { State: StepState.Void } => Refusal.NoLongerNeeded,
            { State: StepState.Expired } => Refusal.DeadlinePassed,
            { State: StepState.Open } when now > step.ExpiresAt && MayLapse(step.Key.Kind) => Refusal.DeadlinePassed,
            { State: StepState.Open } when DecisionNames.NeedsReason(decision) && string.IsNullOrWhiteSpace(reason) => Refusal.ReasonMissing,
            { State: StepState.Open } => check(step),
            _ => (Refusal?)null,
        };
        if (refusal is { } named)
        {
            return new Outcome.Refused(named);
        }

        if (step!.State == StepState.Decided)
        {
            return new Outcome.Repeated();
        }

        var from = State.Stage;
        var decided = step with { State = StepState.Decided, Decision = decision, Reason = Trimmed(reason), EndedAt = now };
        Replace(decided);
        var audit = _audit.Count;
        move(decided);
        // The decision stands before its consequences in the trail, though the stage it led to is known only after them.
        InsertAudit(audit, now, step.Addressee, AuditAction.Decided, step.Key, from, decision, decided.Reason);
        return new Outcome.Done();
    }

    private static string? Trimmed(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();

    private static Refusal? Always(Step step) => null;

    private void Replace(Step step)
    {
        var index = State.Steps.IndexOf(State.Steps.First(s => s.Key == step.Key));
        State = State with { Steps = State.Steps.SetItem(index, step) };
    }

    /// <summary>Opens the next round of a step, and asks the person it awaits.</summary>
    private void Open(StepKind kind, Addressee? to, DateTimeOffset now, StepSchedule dates)
    {
        var step = new Step
        {
            Key = new StepKey(kind, State.Steps.Count(s => s.Key.Kind == kind) + 1),
            State = StepState.Open,
            Addressee = to,
            OpenedAt = now,
            DueAt = dates.Due,
            ExpiresAt = dates.ExpiresAt,
            HasDeputy = dates.EscalateAt is not null,
            Reminders = [.. dates.Reminders.Where(r => r > now)],
        };
        State = State with { Steps = State.Steps.Add(step) };
        if (to is not null)
        {
            Tell(NoticeKind.StepAsked, to, step, step.LinkSerial);
        }
    }

    private void VoidOpenSteps(DateTimeOffset now)
    {
        foreach (var step in State.Steps.Where(s => s.IsOpen))
        {
            Replace(step with { State = StepState.Void, EndedAt = now });
        }
    }

    private void End(Ending ending, string? reason, DateTimeOffset now, params Addressee[] told)
    {
        var from = State.Stage;
        VoidOpenSteps(now);
        State = State with { Stage = Stage.Ended, Ending = ending, EndingReason = reason, EndedAt = now };
        Audit(now, null, AuditAction.Ended, null, from, reason: reason);
        foreach (var addressee in told)
        {
            Tell(NoticeKind.Ended, addressee, null, 1);
        }
    }

    private void Tell(NoticeKind kind, Addressee to, Step? step, int serial) => _notices.Add(new Notice(kind, to, step?.Key, serial));

    private void Audit(DateTimeOffset now, Addressee? who, AuditAction action, StepKey? step, Stage from, Decision? decision = null, string? reason = null) =>
        InsertAudit(_audit.Count, now, who, action, step, from, decision, reason);

    private void InsertAudit(
        int index, DateTimeOffset now, Addressee? who, AuditAction action, StepKey? step, Stage from, Decision? decision, string? reason)
    {
        var first = State.AuditCount - _audit.Count;
        _audit.Insert(index, new AuditEntry(
            0, now, who?.Role ?? Role.Calendar, who?.Email ?? "calendar", action, decision, step, from, State.Stage, reason, State.ProgrammeVersion));
        for (var i = index; i < _audit.Count; i++)
        {
            _audit[i] = _audit[i] with { Number = first + i + 1 };
        }

        State = State with { AuditCount = first + _audit.Count };
    }
}
