using System.Collections.Immutable;
using CE4BIG.Domain.Eligibility;

namespace CE4BIG.Pages.Models;

/// <summary>The full file of an exchange, for staff.</summary>
public sealed record DeskExchangeModel : PageModel
{
    /// <summary>The essentials.</summary>
    public required ExchangeFacts Facts { get; init; }

    /// <summary>The open steps.</summary>
    public ImmutableArray<WaitingFor> Waiting { get; init; } = [];

    /// <summary>Every rule with its outcome.</summary>
    public ImmutableArray<RuleOutcome> Eligibility { get; init; } = [];

    /// <summary>All steps, oldest first.</summary>
    public ImmutableArray<StepRow> Steps { get; init; } = [];

    /// <summary>The audit trail, oldest first.</summary>
    public ImmutableArray<HistoryEntry> Audit { get; init; } = [];

    /// <summary>The mails, oldest first.</summary>
    public ImmutableArray<MailRow> Mails { get; init; } = [];

    /// <summary>The report, once it is there.</summary>
    public ReportText? Report { get; init; }

    /// <summary>The files of the report.</summary>
    public ImmutableArray<EvidenceLink> Evidence { get; init; } = [];

    /// <summary>What the host certified.</summary>
    public CertifiedVisit? Certified { get; init; }

    /// <summary>The payment, once finance has confirmed it.</summary>
    public PaymentFacts? Payment { get; init; }

    internal override Type Component => typeof(Components.Pages.DeskExchange);

    internal override string Topic => "exchange";

    internal override PageOutcome Outcome => PageOutcome.Page;

    internal override string TitleKey => "title.desk-exchange";

    internal override bool Wide => true;
}
