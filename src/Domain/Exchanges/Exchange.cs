using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

/// <summary>
/// One exchange: its intent-named moves, each either done (with audit entries and notices) or refused by name. Which moves there are
/// stands in <see cref="Moves"/>. It knows no clock and no storage: the caller says what time it is and stores <see cref="State"/> with
/// <see cref="TakeChanges"/>.
/// </summary>
public sealed partial class Exchange
{
    private readonly List<AuditEntry> _audit = [];
    private readonly List<Notice> _notices = [];
    private Programme _programme;

    private Exchange(ExchangeState state, Programme programme)
    {
        State = state;
        _programme = programme;
    }

    /// <summary>Everything known of it now.</summary>
    public ExchangeState State { get; private set; }

    /// <summary>The steps that await somebody, some date or money.</summary>
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
    private Outcome Answer(StepKey key, Decision decision, string? reason, DateTimeOffset now, Func<Step, Refusal?> check, Action<Step> move, Money? amount = null)
    {
        if (Find(key) is not { } step || Moves.Of(key.Kind).Find(decision) is not { } rule)
        {
            // Also whoever names a step of another kind: they must not slip past the steps between.
            return new Outcome.Refused(Refusal.UnknownStep);
        }

        if (Refused(step, decision, rule, reason, now) is { } refusal)
        {
            return new Outcome.Refused(refusal);
        }

        if (step.State == StepState.Decided)
        {
            return new Outcome.Repeated();
        }

        if (check(step) is { } named)
        {
            return new Outcome.Refused(named);
        }

        var before = State;
        var decided = step with { State = StepState.Decided, Decision = decision, Reason = Trimmed(reason), EndedAt = now };
        Replace(decided);
        var audit = _audit.Count;
        move(decided);
        // The decision stands before its consequences in the trail, though the stage it led to is known only after them.
        InsertAudit(audit, now, step.Addressee, AuditAction.Decided, step.Key, before.Stage, decided.Reason, e => e with { Decision = decision, Amount = amount });
        HoldAgainst(rule.Leads, before);
        return new Outcome.Done();
    }

    private static Refusal? Refused(Step step, Decision decision, AnswerRule rule, string? reason, DateTimeOffset now) => step switch
    {
        { State: StepState.Decided } when step.Decision != decision => Refusal.DecidedDifferently,
        { State: StepState.Void } => Refusal.NoLongerNeeded,
        { State: StepState.Expired } => Refusal.DeadlinePassed,
        { State: StepState.Open } when now > step.ExpiresAt && RunsOut(step) => Refusal.DeadlinePassed,
        { State: StepState.Open } when rule.NeedsReason && string.IsNullOrWhiteSpace(reason) => Refusal.ReasonMissing,
        _ => null,
    };

    /// <summary>Holds what a move did against what the table allows it: a difference is a bug, and nothing of it must be stored.</summary>
    private void HoldAgainst(ImmutableArray<Consequence> allowed, ExchangeState before)
    {
        var ended = State.Ending is { } ending && before.Ending is null ? ending : (Ending?)null;
        if (ended is not null && !allowed.Any(c => c.Ends == ended))
        {
            throw new InvalidOperationException($"The table of moves does not let this end as {ended}.");
        }

        foreach (var kind in State.Steps.Skip(before.Steps.Length).Select(s => s.Key.Kind))
        {
            if (!allowed.Any(c => c.Asks == kind) && !(ended is not null && Moves.AfterAnEnding.Contains(kind)))
            {
                throw new InvalidOperationException($"The table of moves does not let this ask for {kind}.");
            }
        }
    }

    private static string? Trimmed(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();

    private static Refusal? Always(Step step) => null;

    private void Replace(Step step)
    {
        var index = State.Steps.IndexOf(State.Steps.First(s => s.Key == step.Key));
        State = State with { Steps = State.Steps.SetItem(index, step) };
    }

    /// <summary>Opens the next round of a step, and asks the person it awaits.</summary>
    private Step Open(StepKind kind, Addressee? to, DateTimeOffset now, StepSchedule dates, ImmutableArray<string> items = default)
    {
        var from = State.Stage;
        var step = new Step
        {
            Key = new StepKey(kind, State.Steps.Count(s => s.Key.Kind == kind) + 1),
            State = StepState.Open,
            Addressee = to,
            Asked = to is null ? [] : [to.Email],
            Items = items.IsDefault ? [] : items,
            OpenedAt = now,
            DueAt = dates.Due,
            ExpiresAt = dates.ExpiresAt,
            HasDeputy = dates.EscalateAt is not null,
            Reminders = WithAbsences(kind, to, dates, Reminders(dates, now), now),
        };
        State = State with { Steps = State.Steps.Add(step), Stage = Moves.Of(kind).Stage };
        Audit(now, null, AuditAction.Opened, step.Key, from, change: e => e with { Asked = to?.Email });
        if (to is not null)
        {
            Tell(NoticeKind.StepAsked, to, step, step.LinkSerial);
        }

        return step;
    }

    // Where a late answer is still taken, the person is told once more when the deadline has passed.
    private static ImmutableArray<DateTimeOffset> Reminders(StepSchedule dates, DateTimeOffset now)
    {
        var inTime = dates.Reminders.Where(r => r > now);
        return dates.EscalateAt is null && dates.Due < dates.ExpiresAt && dates.Due >= now ? [.. inTime, dates.Due.AddSeconds(1)] : [.. inTime];
    }

    private void VoidOpenSteps(DateTimeOffset now)
    {
        foreach (var step in OpenSteps.ToList())
        {
            Replace(step with { State = StepState.Void, EndedAt = now });
            Audit(now, null, AuditAction.Voided, step.Key, State.Stage);
        }
    }

    private void End(Ending ending, string? reason, DateTimeOffset now, params Addressee[] told)
    {
        var from = State.Stage;
        VoidOpenSteps(now);
        State = State with { Stage = Stage.Ended, Ending = ending, EndingReason = reason, EndedAt = now, Wanted = null };
        Audit(now, null, AuditAction.Ended, null, from, reason, e => e with { Ending = ending });
        foreach (var addressee in told)
        {
            Tell(NoticeKind.Ended, addressee);
        }

        FollowUp(now);
    }

    // About the exchange as a whole: the trail's length tells one such mail from the next of its kind.
    private void Tell(NoticeKind kind, Addressee to) => _notices.Add(new Notice(kind, to, null, State.AuditCount));

    private void Tell(NoticeKind kind, Addressee to, Step step, int serial) => _notices.Add(new Notice(kind, to, step.Key, serial));

    private void Audit(
        DateTimeOffset now, Addressee? who, AuditAction action, StepKey? step, Stage from, string? reason = null, Func<AuditEntry, AuditEntry>? change = null) =>
        InsertAudit(_audit.Count, now, who, action, step, from, reason, change);

    private void InsertAudit(
        int index, DateTimeOffset now, Addressee? who, AuditAction action, StepKey? step, Stage from, string? reason, Func<AuditEntry, AuditEntry>? change)
    {
        var first = State.AuditCount - _audit.Count;
        var entry = new AuditEntry
        {
            Number = 0,
            At = now,
            Role = who?.Role ?? Role.Calendar,
            Who = who?.Email ?? AuditEntry.Calendar,
            Action = action,
            Step = step,
            From = from,
            To = State.Stage,
            Reason = reason,
            ProgrammeVersion = State.ProgrammeVersion,
        };
        _audit.Insert(index, change is null ? entry : change(entry));
        for (var i = index; i < _audit.Count; i++)
        {
            _audit[i] = _audit[i] with { Number = first + i + 1 };
        }

        State = State with { AuditCount = first + _audit.Count };
    }
}
