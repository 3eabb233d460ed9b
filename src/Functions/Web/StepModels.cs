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

    private ExchangeFacts Facts => ExchangeViews.Facts(State, _programme);

    private FormInput Typed => _input ?? FormInput.Empty;

    private string IssuedTo => _step.Addressee!.Name;

    /// <summary>The model of a step that a person is asked.</summary>
    /// <param name="file">The exchange.</param>
    /// <param name="programme">The version it is judged by.</param>
    /// <param name="step">The step, with an addressee.</param>
    /// <param name="secret">The secret of the link that was used.</param>
    /// <param name="input">What was typed; null for a form that was not sent yet.</param>
    /// <param name="freeBudget">What is free on the paying cluster's budget, where the reader should know.</param>
    public static StepModel Of(ExchangeFile file, Programme programme, Step step, string secret, FormInput? input, Money? freeBudget = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(step);
        return new StepModels(file, programme, step, secret, input).Build(freeBudget);
    }

    private StepModel Build(Money? freeBudget) => _step.Key.Kind switch
    {
        StepKind.HostConfirmation => new HostConfirmationModel { Facts = Facts, Step = _step.Key, Secret = _secret, IssuedTo = IssuedTo, Due = _step.DueAt, Input = Typed },
        StepKind.HostChoice => new HostChoiceModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = _input ?? OnRecord(),
            Asked = Asked(Decision.Decline),
        },
        StepKind.VisitingApproval or StepKind.HostingApproval => new ApprovalModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = Typed,
            Eligibility = ExchangeViews.Eligibility(State, _programme),
            Decided = ExchangeViews.Decided(_file, BeforeApproval),
            AlsoAsked = [.. ExchangeViews.Waiting(State.Steps).Where(w => w.Step != _step.Key)],
            Differences = _file.Versions.IsEmpty ? [] : ExchangeViews.Differences(_file.Versions[^1], State.Application),
            Colleagues = Colleagues(),
            ChangesAllowed = State.ChangeRounds < _programme.MaxChangeRounds,
            PartialAward = _programme.PartialAward,
            FreeBudget = _step.Key.Kind == StepKind.VisitingApproval ? freeBudget : null,
        },
        StepKind.Correction => new CorrectionModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = _input ?? OnRecord(),
            Asked = Asked(Decision.RequestChanges),
        },
        StepKind.NewDates => new NewDatesModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = _input ?? OnRecord(),
            LatestStart = _exchange.LatestStart(_step),
        },
        StepKind.Report => new ReportModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = _input ?? EarlierReport(),
            OnRecord = ExchangeViews.Evidence(State, _programme, _secret),
        },
        StepKind.Completion => new CompletionModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = _input ?? EarlierReport(),
            Missing = _step.Items,
            Asked = Asked(Decision.RequestEvidence),
            OnRecord = ExchangeViews.Evidence(State, _programme, _secret),
        },
        StepKind.Certificate => new CertificateModel { Facts = Facts, Step = _step.Key, Secret = _secret, IssuedTo = IssuedTo, Due = _step.DueAt, Input = Typed },
        StepKind.Validation => new ValidationModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = Typed,
            Report = ExchangeViews.Report(State)!,
            Evidence = ExchangeViews.Evidence(State, _programme, _secret),
            Certified = ExchangeViews.Certified(State)!,
            Reserved = State.Reserved!.Amount,
            Items = [.. _programme.Evidence.Select(e => e.Key)],
            MoreEvidenceAllowed = State.EvidenceRounds < _programme.MaxEvidenceRounds,
            Colleagues = Colleagues(),
            Decided = ExchangeViews.Decided(_file, StepKind.Validation, StepKind.Completion),
        },
        StepKind.BankCorrection => new BankCorrectionModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = _input ?? OnRecord(),
            Asked = [.. Asked(Decision.Hold), .. Asked(Decision.PaymentReturned)],
        },
        StepKind.Survey => new SurveyModel { Facts = Facts, Step = _step.Key, Secret = _secret, IssuedTo = IssuedTo, Due = _step.DueAt, Input = Typed },
        StepKind.AdvanceOrder or StepKind.AdvanceConfirmation or StepKind.PaymentOrder or StepKind.PaymentConfirmation or StepKind.Recovery => OfFinance(),
        StepKind.Budget or StepKind.Travel or StepKind.AfterClosing or StepKind.Retention =>
            throw new InvalidOperationException($"Nobody is asked for anything in {_step.Key}."),
    };

    private StepModel OfFinance() => _step.Key.Kind switch
    {
        StepKind.AdvanceOrder => new AdvanceOrderModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = Typed,
            Amount = _exchange.Advance(),
            Percent = _programme.PrefinancingPercent,
        },
        StepKind.AdvanceConfirmation => new AdvanceConfirmationModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = Typed,
            Amount = State.Payments[^1].Amount,
            Percent = _programme.PrefinancingPercent,
            OrderedBy = NameOfOrderer(),
            OrderedAt = State.Payments[^1].OrderedAt,
        },
        StepKind.PaymentOrder => PaymentOrder(),
        StepKind.PaymentConfirmation => new PaymentConfirmationModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = Typed,
            OrderedBy = NameOfOrderer(),
            OrderedAt = State.Payments[^1].OrderedAt,
            AlreadyPaid = AlreadyPaid(),
        },
        _ => Recovery(),
    };

    private PaymentOrderModel PaymentOrder()
    {
        var validation = State.Steps.Last(s => s.Decision is Decision.Validate or Decision.ValidatePartly);
        return new PaymentOrderModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = Typed,
            ValidatedBy = validation.Addressee!.Name,
            ValidatedAt = validation.EndedAt!.Value,
            Certified = ExchangeViews.Certified(State)!,
            BankChangedAt = State.BankChangedAt,
            AlreadyPaid = AlreadyPaid(),
            HeldBefore = [.. ExchangeViews.History(_file).Where(h => h.Decision is Decision.Hold or Decision.PaymentReturned)],
        };
    }

    private RecoveryModel Recovery()
    {
        var debt = State.Recoveries.First(r => r.Step == _step.Key);
        var asked = ExchangeViews.Trail(_file).LastOrDefault(h => h.Intervention == Intervention.Recover && h.At <= debt.At);
        return new RecoveryModel
        {
            Facts = Facts,
            Step = _step.Key,
            Secret = _secret,
            IssuedTo = IssuedTo,
            Due = _step.DueAt,
            Input = Typed,
            Amount = debt.Amount,
            Reason = debt.Reason,
            AskedBy = debt.Reason is null ? null : asked?.Name,
            AskedAt = debt.At,
            Payment = ExchangeViews.LastPayment(State),
        };
    }

    private Money? AlreadyPaid() => State.Paid > Money.Zero ? State.Paid : null;

    private ImmutableArray<HistoryEntry> Asked(Decision decision) => ExchangeViews.Asked(_file, decision);

    private ImmutableArray<Colleague> Colleagues() => [.. _exchange.Colleagues(_step.Key).Select(p => new Colleague(p.Id, p.Name))];

    private FormInput OnRecord() => new() { Values = ApplicationForm.Fields(State.Application) };

    private string NameOfOrderer() => State.Steps.LastOrDefault(s => s.Decision == Decision.Order)?.Addressee?.Name ?? State.Payments[^1].OrderedBy;

    // Asked again, the visitor mends the report instead of writing it anew.
    private FormInput EarlierReport() => State.Report is not { } report ? FormInput.Empty : new FormInput
    {
        Values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["summary"] = report.Summary,
            ["results"] = report.Results,
            ["nextSteps"] = report.NextSteps,
        }.ToImmutableDictionary(),
    };
}
