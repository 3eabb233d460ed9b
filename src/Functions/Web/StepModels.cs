using System.Collections.Immutable;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Storage;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Web;

/// <summary>The page of a step: what the person is asked and all they need to answer it.</summary>
public static class StepModels
{
    private static readonly StepKind[] BeforeApproval =
        [StepKind.HostConfirmation, StepKind.VisitingApproval, StepKind.HostingApproval, StepKind.Correction];

    /// <summary>The model of a step that a person is asked.</summary>
    /// <param name="file">The exchange.</param>
    /// <param name="programme">The version it is judged by.</param>
    /// <param name="step">The step, with an addressee.</param>
    /// <param name="secret">The secret of the link that was used.</param>
    /// <param name="input">What was typed; null for a form that was not sent yet.</param>
    public static StepModel Of(ExchangeFile file, Programme programme, Step step, string secret, FormInput? input)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(step);
        var state = file.State;
        var facts = ExchangeViews.Facts(state, programme);
        var issuedTo = step.Addressee!.Name;
        var typed = input ?? FormInput.Empty;
        return step.Key.Kind switch
        {
            StepKind.HostConfirmation => new HostConfirmationModel
            {
                Facts = facts,
                Step = step.Key,
                Secret = secret,
                IssuedTo = issuedTo,
                Due = step.DueAt,
                Input = typed,
            },
            StepKind.VisitingApproval or StepKind.HostingApproval => new ApprovalModel
            {
                Facts = facts,
                Step = step.Key,
                Secret = secret,
                IssuedTo = issuedTo,
                Due = step.DueAt,
                Input = typed,
                Eligibility = ExchangeViews.Eligibility(state, programme),
                Decided = ExchangeViews.Decided(file, BeforeApproval),
                AlsoAsked = [.. ExchangeViews.Waiting(state.Steps).Where(w => w.Step != step.Key)],
                ChangesAllowed = state.ChangeRounds < programme.MaxChangeRounds,
            },
            StepKind.Correction => new CorrectionModel
            {
                Facts = facts,
                Step = step.Key,
                Secret = secret,
                IssuedTo = issuedTo,
                Due = step.DueAt,
                Input = input ?? new FormInput { Values = ApplicationForm.Fields(state.Application) },
                Asked = ExchangeViews.Asked(file, Decision.RequestChanges),
            },
            StepKind.Report => new ReportModel
            {
                Facts = facts,
                Step = step.Key,
                Secret = secret,
                IssuedTo = issuedTo,
                Due = step.DueAt,
                Input = input ?? EarlierReport(state),
                Asked = step.Key.Round > 1 ? ExchangeViews.Asked(file, Decision.RequestEvidence) : [],
                OnRecord = ExchangeViews.Evidence(state, programme, secret),
            },
            StepKind.Certificate => new CertificateModel
            {
                Facts = facts,
                Step = step.Key,
                Secret = secret,
                IssuedTo = issuedTo,
                Due = step.DueAt,
                Input = typed,
            },
            StepKind.Validation => new ValidationModel
            {
                Facts = facts,
                Step = step.Key,
                Secret = secret,
                IssuedTo = issuedTo,
                Due = step.DueAt,
                Input = typed,
                Report = ExchangeViews.Report(state)!,
                Evidence = ExchangeViews.Evidence(state, programme, secret),
                Certified = ExchangeViews.Certified(state)!,
                Reserved = state.Reserved!.Amount,
            },
            StepKind.PaymentOrder => PaymentOrder(state, facts, step, secret, typed),
            StepKind.PaymentConfirmation => new PaymentConfirmationModel
            {
                Facts = facts,
                Step = step.Key,
                Secret = secret,
                IssuedTo = issuedTo,
                Due = step.DueAt,
                Input = typed,
                OrderedBy = NameOfOrderer(state),
                OrderedAt = state.Payment!.OrderedAt,
            },
            StepKind.Travel => throw new ArgumentException("Nobody is asked for anything while the visit is awaited.", nameof(step)),
        };
    }

    private static PaymentOrderModel PaymentOrder(ExchangeState state, ExchangeFacts facts, Step step, string secret, FormInput typed)
    {
        var validation = state.Steps.Last(s => s.Decision == Decision.Validate);
        return new PaymentOrderModel
        {
            Facts = facts,
            Step = step.Key,
            Secret = secret,
            IssuedTo = step.Addressee!.Name,
            Due = step.DueAt,
            Input = typed,
            ValidatedBy = validation.Addressee!.Name,
            ValidatedAt = validation.EndedAt!.Value,
            Certified = ExchangeViews.Certified(state)!,
        };
    }

    private static string NameOfOrderer(ExchangeState state) =>
        state.Steps.LastOrDefault(s => s.Decision == Decision.Order)?.Addressee?.Name ?? state.Payment!.OrderedBy;

    // Asked again, the visitor mends the report instead of writing it anew.
    private static FormInput EarlierReport(ExchangeState state) => state.Report is not { } report ? FormInput.Empty : new FormInput
    {
        Values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["summary"] = report.Summary,
            ["results"] = report.Results,
            ["nextSteps"] = report.NextSteps,
        }.ToImmutableDictionary(),
    };
}
