using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;

namespace CE4BIG.Domain.Exchanges;

/// <summary>Everything that is known of one exchange; what storage keeps. Only <see cref="Exchange"/> makes the next one from it.</summary>
public sealed record ExchangeState
{
    /// <summary>The exchange's number.</summary>
    public required ExchangeId Id { get; init; }

    /// <summary>The programme it belongs to.</summary>
    public required string ProgrammeId { get; init; }

    /// <summary>The programme version it is judged by, from submission to the end.</summary>
    public required string ProgrammeVersion { get; init; }

    /// <summary>When it was first submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The application as it stands.</summary>
    public required Application Application { get; init; }

    /// <summary>Counts the application's versions, from 1.</summary>
    public int ApplicationVersion { get; init; } = 1;

    /// <summary>How often changes were asked for.</summary>
    public int ChangeRounds { get; init; }

    /// <summary>Where it is.</summary>
    public required Stage Stage { get; init; }

    /// <summary>How it ended; null while it has not.</summary>
    public Ending? Ending { get; init; }

    /// <summary>Why it ended, where somebody gave a reason.</summary>
    public string? EndingReason { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Every step so far, in the order they were opened.</summary>
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>Signatures under the present version of the Commitment to Quality.</summary>
    public ImmutableArray<Signature> Signatures { get; init; } = [];

    /// <summary>The lump sum reserved at the award; the most that can be paid.</summary>
    public LumpSum? Reserved { get; init; }

    /// <summary>Whether the visit's first day has come.</summary>
    public bool VisitBegan { get; init; }

    /// <summary>The closing report with its evidence.</summary>
    public ClosingReport? Report { get; init; }

    /// <summary>The host's certificate of attendance.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>The amount on the certified days, frozen at validation, never above <see cref="Reserved"/>.</summary>
    public LumpSum? Granted { get; init; }

    /// <summary>The payment.</summary>
    public Payment? Payment { get; init; }

    /// <summary>Whether it is, or may become, the visitor's one visit of the programme: what ended before anybody travelled is not.</summary>
    [JsonIgnore]
    public bool CountsAsVisit => Ending is not { } ending || ending switch
    {
        Exchanges.Ending.Closed or Exchanges.Ending.Refused or Exchanges.Ending.NothingDue => true,
        Exchanges.Ending.Lapsed => VisitBegan,
        Exchanges.Ending.Rejected or Exchanges.Ending.Declined or Exchanges.Ending.Withdrawn or Exchanges.Ending.NoShow
            or Exchanges.Ending.NotFunded or Exchanges.Ending.CancelledByHost or Exchanges.Ending.CancelledByCluster or Exchanges.Ending.ForceMajeure => false,
    };

    /// <summary>How many rows the audit trail has.</summary>
    public int AuditCount { get; init; }
}
