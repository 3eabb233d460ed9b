using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Exchanges;

/// <summary>
/// What an audit trail says by itself: read row by row it gives the steps, the stage, the ending and the amounts that are stored beside
/// it, so that an auditor can hold one against the other.
/// </summary>
public sealed record TrailReading
{
    /// <summary>The stage after the last row.</summary>
    public Stage Stage { get; private init; }

    /// <summary>How it ended; null while it has not.</summary>
    public Ending? Ending { get; private init; }

    /// <summary>Every step with its state, its decision and the address of whom it was asked last.</summary>
    public required ImmutableSortedDictionary<string, (StepState State, Decision? Decision, string? Asked)> Steps { get; init; }

    /// <summary>What was reserved last.</summary>
    public Money? Reserved { get; private init; }

    /// <summary>What was granted at validation.</summary>
    public Money? Granted { get; private init; }

    /// <summary>What reached the visitor and did not come back.</summary>
    public Money Paid { get; private init; }

    /// <summary>The programme version of the last row.</summary>
    public string ProgrammeVersion { get; private init; } = string.Empty;

    private static TrailReading Nothing { get; } = new() { Steps = ImmutableSortedDictionary.Create<string, (StepState, Decision?, string?)>(StringComparer.Ordinal) };

    /// <summary>Reads a trail.</summary>
    public static TrailReading Of(IEnumerable<AuditEntry> trail)
    {
        ArgumentNullException.ThrowIfNull(trail);
        return trail.OrderBy(entry => entry.Number).Aggregate(Nothing, (reading, entry) => reading.After(entry));
    }

    /// <summary>The same facts as they are stored.</summary>
    public static TrailReading Of(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new TrailReading
        {
            Stage = state.Stage,
            Ending = state.Ending,
            Steps = Nothing.Steps.AddRange(state.Steps.Select(s => KeyValuePair.Create(s.Key.ToString(), (s.State, s.Decision, s.Addressee?.Email)))),
            Reserved = state.Reserved?.Amount,
            Granted = state.Granted?.Amount,
            Paid = state.Paid,
            ProgrammeVersion = state.ProgrammeVersion,
        };
    }

    /// <summary>Whether two readings say the same.</summary>
    public bool Equals(TrailReading? other) => other is not null && Stage == other.Stage && Ending == other.Ending && Reserved == other.Reserved
        && Granted == other.Granted && Paid == other.Paid && ProgrammeVersion == other.ProgrammeVersion && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Stage, Ending, Steps.Count, Reserved, Granted, Paid);

    private TrailReading After(AuditEntry entry)
    {
        var after = this with { Stage = entry.To, Ending = entry.Ending ?? Ending, ProgrammeVersion = entry.ProgrammeVersion };
        return entry switch
        {
            { Intervention: Intervention.PaymentCameBack or Intervention.AdvanceCameBack, Amount: { } amount } =>
                after with { Ending = entry.To == Stage.Ended ? Ending : null, Paid = Paid - amount },
            { Action: AuditAction.Awarded, Amount: { } amount } => after with { Reserved = amount },
            { Action: AuditAction.Opened, Step: { } step } => after.With(step, StepState.Open, null, entry.Asked),
            { Action: AuditAction.Escalated or AuditAction.PassedOn, Step: { } step } => after.With(step, StepState.Open, null, entry.Asked),
            { Action: AuditAction.Expired, Step: { } step } => after.With(step, StepState.Expired, null, Asked(step)),
            { Action: AuditAction.Voided, Step: { } step } => after.With(step, StepState.Void, null, Asked(step)),
            { Action: AuditAction.Decided, Step: { } step } => after.With(step, StepState.Decided, entry.Decision, Asked(step)).WithMoney(entry),
            _ => after,
        };
    }

    private TrailReading WithMoney(AuditEntry entry) => entry switch
    {
        { Decision: Decision.Validate or Decision.ValidatePartly, Amount: { } amount } => this with { Granted = amount },
        { Decision: Decision.ConfirmPaid, Amount: { } amount } => this with { Paid = Paid + amount },
        { Decision: Decision.RecoveryReceived, Amount: { } amount } => this with { Paid = Paid - amount },
        _ => this,
    };

    private string? Asked(StepKey step) => Steps.TryGetValue(step.ToString(), out var known) ? known.Asked : null;

    private TrailReading With(StepKey step, StepState state, Decision? decision, string? asked) =>
        this with { Steps = Steps.SetItem(step.ToString(), (state, decision, asked)) };
}
