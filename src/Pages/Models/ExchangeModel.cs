using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>
/// The visitor's or the host's own page of an exchange: where it stands, who holds it, the amount, what has happened, and what they
/// can do of their own accord.
/// </summary>
public sealed record ExchangeModel : PageModel
{
    /// <summary>The essentials.</summary>
    public required ExchangeFacts Facts { get; init; }

    /// <summary>Whose page it is: the visitor's or the host's.</summary>
    public Role Role { get; init; } = Role.Visitor;

    /// <summary>The secret of the link, carried on in the forms and to the Commitment to Quality; null where neither is offered.</summary>
    public string? Secret { get; init; }

    /// <summary>The open steps.</summary>
    public ImmutableArray<WaitingFor> Waiting { get; init; } = [];

    /// <summary>The open steps that the reader is asked: what they must do next.</summary>
    public ImmutableArray<OwnTask> Tasks { get; init; } = [];

    /// <summary>When each stage was last entered, as far as it was.</summary>
    public ImmutableDictionary<Stage, DateTimeOffset> Entered { get; init; } = ImmutableDictionary<Stage, DateTimeOffset>.Empty;

    /// <summary>The money as far as it has come; for the visitor only.</summary>
    public MoneyFacts? Money { get; init; }

    /// <summary>The visitor's own files.</summary>
    public ImmutableArray<EvidenceLink> Evidence { get; init; } = [];

    /// <summary>What the host certified, once they have.</summary>
    public CertifiedVisit? Certified { get; init; }

    /// <summary>The place in the line for money, from 1; null while not waiting.</summary>
    public int? Place { get; init; }

    /// <summary>What has happened, oldest first.</summary>
    public ImmutableArray<HistoryEntry> History { get; init; } = [];

    /// <summary>Why the exchange ended, in the words of whoever ended it.</summary>
    public string? EndReason { get; init; }

    /// <summary>What was paid before travel.</summary>
    public PaymentFacts? Advance { get; init; }

    /// <summary>The payment, once finance has confirmed it.</summary>
    public PaymentFacts? Payment { get; init; }

    /// <summary>Money that was asked back; shown to the visitor only.</summary>
    public RecoveryFacts? Recovery { get; init; }

    /// <summary>What the reader can do now of their own accord; each a form of its own that asks for reason and code.</summary>
    public ImmutableArray<Intervention> Actions { get; init; } = [];

    /// <summary>What was typed into the form of <see cref="Action"/>, and what is wrong with it.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    /// <summary>Which form <see cref="Input"/> belongs to; null where none was sent.</summary>
    public Intervention? Action { get; init; }

    /// <summary>What has just been recorded (or was before); the page says so and shows the exchange as it stands now.</summary>
    public Intervention? Done { get; init; }

    /// <summary>Whether the visit is approved, so that it can go into a calendar.</summary>
    public bool HasCalendar { get; init; }

    /// <summary>Whether the amount is frozen, so that a letter can say it.</summary>
    public bool HasAmountLetter => Money is not null && Facts.LumpSumIsFinal;

    internal override Type Component => typeof(Components.Pages.ExchangeStatus);

    internal override string Topic => "exchange";

    internal override PageOutcome Outcome => Done is not null ? PageOutcome.Receipt : Action is not null ? PageOutcome.Form : PageOutcome.Page;

    internal override FormInput Form => Input;

    internal override string FormPrefix => Action is { } action ? InterventionFields.Prefix(action) : "";

    internal override string TitleKey => Role == Role.Host ? "title.exchange-host" : "title.exchange";
}
