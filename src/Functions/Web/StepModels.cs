using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Storage;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Web;

/// <summary>The page of a step: what the person is asked and all they need to answer it.</summary>
public sealed class StepModels
{
    private static readonly StepKind[] BeforeApproval =
        [StepKind.HostConfirmation, StepKind.HostChoice, StepKind.VisitingApproval, StepKind.HostingApproval, StepKind.Correction];

    private static readonly StepKind[] Agreeing =
        [StepKind.HostConfirmation, StepKind.VisitingApproval, StepKind.HostingApproval, StepKind.Certificate, StepKind.Validation];

    // The visitor's size and aid are judged by the clusters.
    private static readonly string[] NotTheHosts =
    [
        ApplicationFields.VisitorStaff, ApplicationFields.VisitorTurnover, ApplicationFields.VisitorBalanceSheet, ApplicationFields.VisitorVat,
        ApplicationFields.DeMinimisEur, ApplicationFields.Prefinancing,
    ];

    private readonly ExchangeFile _file;
    private readonly Programme _programme;
    private readonly Step _step;
    private readonly string _secret;
    private readonly FormInput? _input;
    private readonly Exchange _exchange;

    private StepModels(ExchangeFile file, Programme programme, Step step, string secret, FormInput? input)
    {
        _file = file;
        _programme = programme;
        _step = step;
        _secret = secret;
        _input = input;
        _exchange = Exchange.Load(file.State, programme);
    }

    private ExchangeState State => _file.State;

    /// <summary>The model of a step that a person is asked.</summary>
    /// <param name="file">The exchange.</param>
    /// <param name="programme">The version it is judged by.</param>
    /// <param name="step">The step, with an addressee.</param>
    /// <param name="secret">The secret of the link that was used.</param>
    /// <param name="input">What was typed; null for a form that was not sent yet.</param>
    /// <param name="around">What it has to do with beyond its own exchange.</param>
    public static StepModel Of(ExchangeFile file, Programme programme, Step step, string secret, FormInput? input, StepSurroundings around)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(around);
        var models = new StepModels(file, programme, step, secret, input);
        return models.Build(around) with { Colleagues = models.Colleagues() };
    }

    private StepModel Build(StepSurroundings around) => _step.Key.Kind switch
    {
        StepKind.HostConfirmation => new HostConfirmationModel(Basis()) { Differences = [.. Differences().Where(d => !NotTheHosts.Contains(d.Field))] },
        StepKind.HostChoice => new HostChoiceModel(Basis(OnRecord())) { Asked = Asked(Decision.Decline) },
        StepKind.VisitingApproval or StepKind.HostingApproval => Approval(around),
        StepKind.Correction => new CorrectionModel(Basis(OnRecord())) { Asked = Asked(Decision.RequestChanges) },
        StepKind.NewDates => new NewDatesModel(Basis(OnRecord())) { LatestStart = _exchange.LatestStart(_step) },
        StepKind.Report => new ReportModel(Basis(EarlierReport())) { OnRecord = ExchangeViews.Evidence(State, _programme, _secret) },
        StepKind.Completion => new CompletionModel(Basis(EarlierReport()))
        {
            Missing = _step.Items,
            Asked = Asked(Decision.RequestEvidence),
            OnRecord = ExchangeViews.Evidence(State, _programme, _secret),
        },
        StepKind.Certificate => new CertificateModel(Basis()),
        StepKind.Validation => Validation(around),
        StepKind.BankCorrection => new BankCorrectionModel(Basis(OnRecord()))
        {
            Asked = [.. Asked(Decision.Hold), .. Asked(Decision.PaymentReturned), .. ExchangeViews.Asked(_file, Intervention.PaymentCameBack)],
        },
        StepKind.Survey => new SurveyModel(Basis()),
        StepKind.AdvanceOrder => new AdvanceOrderModel(Basis())
        {
            Amount = _exchange.Advance(),
            Percent = _programme.PrefinancingPercent,
            AccountNeedsALook = _exchange.AccountNeedsALook,
        },
        StepKind.AdvanceConfirmation => new AdvanceConfirmationModel(Basis())
        {
            Amount = State.Payments[^1].Amount,
            Percent = _programme.PrefinancingPercent,
            OrderedBy = NameOfOrderer(),
            OrderedAt = State.Payments[^1].OrderedAt,
        },
        StepKind.PaymentOrder => PaymentOrder(around),
        StepKind.PaymentConfirmation => new PaymentConfirmationModel(Basis())
        {
            OrderedBy = NameOfOrderer(),
            OrderedAt = State.Payments[^1].OrderedAt,
            AlreadyPaid = AlreadyPaid(),
        },
        StepKind.Recovery => Recovery(),
        StepKind.Budget or StepKind.Travel or StepKind.AfterClosing or StepKind.Retention =>
            throw new InvalidOperationException($"Nobody is asked for anything in {_step.Key}."),
    };

    // A form that was not sent yet starts with what stands on record, where there is something.
    private StepBasis Basis(FormInput? onRecord = null) => new(
        ExchangeViews.Facts(State, _programme), _step.Key, _secret, _step.Addressee!.Name, _step.DueAt, _input ?? onRecord ?? FormInput.Empty);

    private ApprovalModel Approval(StepSurroundings around) => new(Basis())
    {
        Eligibility = ExchangeViews.Eligibility(State, _programme),
        Listed = around.Listed,
        Decided = ExchangeViews.Decided(_file, BeforeApproval),
        AlsoAsked = [.. ExchangeViews.Waiting(State.Steps).Where(w => w.Step != _step.Key)],
        Differences = Differences(),
        ChangesAllowed = State.ChangeRounds < _programme.MaxChangeRounds,
        PartialAward = _programme.PartialAward,
        FreeBudget = _step.Key.Kind == StepKind.VisitingApproval ? around.FreeBudget : null,
        AlreadyReserved = State.Reserved?.Amount ?? Money.Zero,
    };

    private ValidationModel Validation(StepSurroundings around) => new(Basis())
    {
        Report = ExchangeViews.Report(State)!,
        Evidence = ExchangeViews.Evidence(State, _programme, _secret, around.Others),
        FreeBudget = around.FreeBudget,
        Certified = ExchangeViews.Certified(State)!,
        Reserved = State.Reserved!.Amount,
        Items = [.. _programme.Evidence.Select(e => e.Key)],
        MoreEvidenceAllowed = State.EvidenceRounds < _programme.MaxEvidenceRounds,
        Decided = ExchangeViews.Decided(_file, StepKind.Validation, StepKind.Completion),
    };

    private PaymentOrderModel PaymentOrder(StepSurroundings around)
    {
        var validation = State.Steps.Last(s => s.Decision is Decision.Validate or Decision.ValidatePartly);
        return new PaymentOrderModel(Basis())
        {
            ValidatedBy = validation.Addressee!.Name,
            ValidatedAt = validation.EndedAt!.Value,
            Certified = ExchangeViews.Certified(State)!,
            Evidence = ExchangeViews.Evidence(State, _programme, _secret, around.Others),
            Decided = ExchangeViews.Decided(_file, Agreeing),
            FreeBudget = around.FreeBudget,
            AccountNeedsALook = _exchange.AccountNeedsALook,
            BankChangedAt = State.BankChangedAt,
            AlreadyPaid = AlreadyPaid(),
            HeldBefore = [.. ExchangeViews.History(_file).Where(h => h.Decision is Decision.Hold or Decision.PaymentReturned)],
        };
    }

    private RecoveryModel Recovery()
    {
        var debt = State.Recoveries.First(r => r.Step == _step.Key);
        var asked = ExchangeViews.Trail(_file).LastOrDefault(h => h.Intervention == Intervention.Recover && h.At <= debt.At);
        return new RecoveryModel(Basis())
        {
            Amount = debt.Amount,
            Reason = debt.Reason,
            AskedBy = debt.Reason is null ? null : asked?.Name,
            AskedAt = debt.At,
            Payment = ExchangeViews.LastPayment(State),
        };
    }

    private ImmutableArray<Difference> Differences() => _file.Versions.IsEmpty ? [] : ExchangeViews.Differences(_file.Versions[^1], State.Application);

    private Money? AlreadyPaid() => State.Paid > Money.Zero ? State.Paid : null;

    private ImmutableArray<HistoryEntry> Asked(Decision decision) => ExchangeViews.Asked(_file, decision);

    private ImmutableArray<Colleague> Colleagues() => [.. _exchange.Colleagues(_step.Key).Select(p => new Colleague(p.Id, p.Name))];

    private FormInput OnRecord() => new() { Values = ApplicationForm.Fields(State.Application) };

    private string NameOfOrderer() => State.Steps.LastOrDefault(s => s.Decision == Decision.Order)?.Addressee?.Name ?? State.Payments[^1].OrderedBy;

    // Asked again, the visitor mends the report instead of writing it anew.
    private FormInput? EarlierReport() => State.Report is not { } report ? null : new FormInput
    {
        Values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["summary"] = report.Summary,
            ["results"] = report.Results,
            ["nextSteps"] = report.NextSteps,
        }.ToImmutableDictionary(),
    };
}
