using System.Collections.Immutable;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>The full file of an exchange, for staff, with what they can do of their own accord.</summary>
public sealed record DeskExchangeModel : PageModel
{
    /// <summary>The essentials.</summary>
    public required ExchangeFacts Facts { get; init; }

    /// <summary>The open steps.</summary>
    public ImmutableArray<WaitingFor> Waiting { get; init; } = [];

    /// <summary>The place in the line for money, from 1; null while not waiting.</summary>
    public int? Place { get; init; }

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

    /// <summary>What was paid before travel.</summary>
    public PaymentFacts? Advance { get; init; }

    /// <summary>The payment, once finance has confirmed it.</summary>
    public PaymentFacts? Payment { get; init; }

    /// <summary>Money that was asked back.</summary>
    public RecoveryFacts? Recovery { get; init; }

    /// <summary>What the visitor answered to the survey.</summary>
    public SurveyAnswer? Survey { get; init; }

    /// <summary>The present version of the Commitment to Quality; null where none is to be shown.</summary>
    public CommitmentHash? Commitment { get; init; }

    /// <summary>Every place for a signature under it.</summary>
    public ImmutableArray<CommitmentSignature> Signatures { get; init; } = [];

    /// <summary>The application's versions, oldest first.</summary>
    public ImmutableArray<ApplicationVersion> Versions { get; init; } = [];

    /// <summary>What it holds on the budget; null where nothing was ever reserved.</summary>
    public LedgerFacts? Ledger { get; init; }

    /// <summary>The programme version it is judged by.</summary>
    public string? ProgrammeVersion { get; init; }

    /// <summary>Today's version of the programme, where it is another one.</summary>
    public string? NewerVersion { get; init; }

    /// <summary>Until when personal data are kept, once that is known.</summary>
    public DateOnly? RetainUntil { get; init; }

    /// <summary>The legal hold, while there is one.</summary>
    public LegalHoldFacts? LegalHold { get; init; }

    /// <summary>Whether the reader may take everything with them in one file.</summary>
    public bool OffersAuditFile { get; init; }

    /// <summary>What the reader may do now.</summary>
    public ImmutableArray<Intervention> Interventions { get; init; } = [];

    /// <summary>The open steps whose deadline can be moved; offered with <see cref="Intervention.Extend"/>.</summary>
    public ImmutableArray<StepKey> Extendable { get; init; } = [];

    /// <summary>Who could be put in the place of somebody on the staff; offered with <see cref="Intervention.ReplacePerson"/>.</summary>
    public ImmutableArray<Colleague> Replacements { get; init; } = [];

    /// <summary>The payments that may have come back; offered with the intervention that enters it.</summary>
    public ImmutableArray<ReturnChoice> Returnable { get; init; } = [];

    /// <summary>What was typed into the form of <see cref="Action"/>, and what is wrong with it, refusals included.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    /// <summary>Which form <see cref="Input"/> belongs to; null where none was sent.</summary>
    public Intervention? Action { get; init; }

    /// <summary>What has just been recorded (or was before); the page says so.</summary>
    public Intervention? Done { get; init; }

    internal override Type Component => typeof(Components.Pages.DeskExchange);

    internal override string Topic => "exchange";

    internal override PageOutcome Outcome => Done is not null ? PageOutcome.Receipt : Action is not null ? PageOutcome.Form : PageOutcome.Page;

    internal override FormInput Form => Input;

    internal override string FormPrefix => Action switch
    {
        Intervention.ReplacePerson when ReplacesStaff => InterventionFields.StaffPrefix,
        { } action => InterventionFields.Prefix(action),
        null => "",
    };

    internal override string TitleKey => "title.desk-exchange";

    internal override bool Wide => true;

    /// <summary>Which of the two forms for replacing somebody was sent: only the one for staff names a step.</summary>
    internal bool ReplacesStaff => Input.Values.ContainsKey("step");
}
