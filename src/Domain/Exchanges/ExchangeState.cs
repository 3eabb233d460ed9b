using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Budget;

namespace CE4BIG.Domain.Exchanges;

/// <summary>Everything that is known of one exchange; what storage keeps. Only <see cref="Exchange"/> makes the next one from it.</summary>
public sealed record ExchangeState
{
    /// <summary>The exchange's number.</summary>
    public required ExchangeId Id { get; init; }

    /// <summary>The programme it belongs to.</summary>
    public required string ProgrammeId { get; init; }

    /// <summary>The programme version it is judged by: that of its submission, unless the coordinator applied a newer one.</summary>
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

    /// <summary>Addresses of those who declared a conflict of interest: they are asked for nothing more in this exchange (domain: art. 9.4).</summary>
    public ImmutableArray<string> Conflicts { get; init; } = [];

    /// <summary>Who acts for the visitor instead of the person in the application, where staff replaced them.</summary>
    public Addressee? VisitorReplacement { get; init; }

    /// <summary>Who acts for the host instead of the person in the application, where staff replaced them.</summary>
    public Addressee? HostReplacement { get; init; }

    /// <summary>The code of the visitor's page.</summary>
    public PageAccess VisitorPage { get; init; } = PageAccess.First;

    /// <summary>The code of the host's page.</summary>
    public PageAccess HostPage { get; init; } = PageAccess.First;

    /// <summary>Whom mails did not reach, in the order in which it became known.</summary>
    public ImmutableArray<ReturnedMail> Returned { get; init; } = [];

    /// <summary>How often the visit was postponed.</summary>
    public int Postponements { get; init; }

    /// <summary>What a cluster limited the award to, where the programme awards parts; the lowest counts.</summary>
    public Money? AwardLimit { get; init; }

    /// <summary>The lump sum approved and not yet reserved; null before approval and once it is reserved.</summary>
    public LumpSum? Wanted { get; init; }

    /// <summary>Since when it waits in line for money; null where it does not.</summary>
    public DateTimeOffset? QueuedSince { get; init; }

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

    /// <summary>How often evidence was asked for again.</summary>
    public int EvidenceRounds { get; init; }

    /// <summary>When the bank data were changed after the award; null where they were not.</summary>
    public DateTimeOffset? BankChangedAt { get; init; }

    /// <summary>The payments in the order they were ordered, returned ones included.</summary>
    public ImmutableArray<Payment> Payments { get; init; } = [];

    /// <summary>Money asked back.</summary>
    public ImmutableArray<Recovery> Recoveries { get; init; } = [];

    /// <summary>The visitor's answer to the survey.</summary>
    public SurveyAnswer? Survey { get; init; }

    /// <summary>Whether everything is kept beyond the end of retention.</summary>
    public bool LegalHold { get; init; }

    /// <summary>When personal data were removed; null while they are there.</summary>
    public DateTimeOffset? AnonymisedAt { get; init; }

    /// <summary>What the cluster's ledger has booked for it, as far as this exchange knows.</summary>
    public LedgerPosition Booked { get; init; } = LedgerPosition.None;

    /// <summary>The payment of the lump sum, or of what was left of it after an advance: the latest that did not come back.</summary>
    [JsonIgnore]
    public Payment? Payment => Payments.LastOrDefault(p => !p.IsAdvance && p.ReturnedAt is null);

    /// <summary>What has reached the visitor and not come back.</summary>
    [JsonIgnore]
    public Money Paid => Sum(Payments.Where(p => p.IsMade).Select(p => p.Amount)) - Sum(Recoveries.Where(r => r.ReceivedOn is not null).Select(r => r.Amount));

    /// <summary>Who acts for the visitor.</summary>
    [JsonIgnore]
    public Addressee Visitor => VisitorReplacement ?? Of(Role.Visitor, Application.VisitorContact);

    /// <summary>Who acts for the host.</summary>
    [JsonIgnore]
    public Addressee Host => HostReplacement ?? Of(Role.Host, Application.HostContact);

    /// <summary>Whether it is, or may become, the visitor's one visit of the programme: what ended before anybody travelled is not.</summary>
    [JsonIgnore]
    public bool CountsAsVisit => Ending is not { } ending || ending switch
    {
        Exchanges.Ending.Closed or Exchanges.Ending.Refused or Exchanges.Ending.NothingDue => true,
        Exchanges.Ending.Lapsed => VisitBegan,
        Exchanges.Ending.Rejected or Exchanges.Ending.Declined or Exchanges.Ending.NotFunded or Exchanges.Ending.Withdrawn
            or Exchanges.Ending.CancelledByHost or Exchanges.Ending.CancelledByCluster or Exchanges.Ending.ForceMajeure or Exchanges.Ending.NoShow => false,
    };

    /// <summary>How many rows the audit trail has.</summary>
    public int AuditCount { get; init; }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);

    private static Addressee Of(Role role, ContactPerson person) => new(role, person.Name, person.Email, person.Language);
}
