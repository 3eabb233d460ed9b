using System.Collections.Immutable;
using System.Globalization;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Web;

/// <summary>Reads what a person answered to a step, kind by kind (domain: The lifecycle).</summary>
public sealed class AnswerReader(VisitRegister visits, ProgrammeClock clock)
{
    private const int LongestReason = 2000;
    private const int LongestReportText = 4000;
    private const int LongestBankReference = 35;

    /// <summary>Reads the answer to an open step.</summary>
    public async Task<Answer> ReadAsync(ExchangeFile file, Programme programme, StepKey step, Decision decision, PostedForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(form);
        var reason = form["reason"];
        if (reason.Length > LongestReason)
        {
            return Answer.Wrong(FormError.Of("reason", FormProblem.TextTooLong, LongestReason));
        }

        return decision switch
        {
            Decision.Confirm => Answer.Of((exchange, now) => exchange.ConfirmHost(step, now, reason)),
            Decision.Decline => Answer.Of((exchange, now) => exchange.DeclineHost(step, reason, now)),
            Decision.Approve => Approve(programme, step, form, reason),
            Decision.RequestChanges => Answer.Of((exchange, now) => exchange.RequestChanges(step, reason, now)),
            Decision.Reject => Answer.Of((exchange, now) => exchange.Reject(step, reason, now)),
            Decision.DeclareConflict => Answer.Of((exchange, now) => exchange.DeclareConflict(step, reason, now)),
            Decision.Delegate => Delegate(step, form, reason),
            Decision.Resubmit => await ResubmitAsync(file, programme, step, form, cancellationToken),
            Decision.Withdraw => Answer.Of((exchange, now) => exchange.Withdraw(step, reason, now)),
            Decision.SubmitReport => await ReportAsync(file, programme, step, form, cancellationToken),
            Decision.Certify => Certify(step, form),
            Decision.ReportNoShow => Answer.Of((exchange, now) => exchange.ReportNoShow(step, reason, now)),
            Decision.Validate => Answer.Of((exchange, now) => exchange.Validate(step, now, reason)),
            Decision.ValidatePartly => ValidatePartly(step, form, reason),
            Decision.RequestEvidence => RequestEvidence(step, form, reason),
            Decision.Refuse => Answer.Of((exchange, now) => exchange.Refuse(step, reason, now)),
            Decision.Order => Answer.Of((exchange, now) => exchange.OrderPayment(step, now, reason, form["accountChecked"] == "yes")),
            Decision.Hold => Answer.Of((exchange, now) => exchange.HoldPayment(step, reason, now)),
            Decision.CorrectBank => CorrectBank(step, form),
            Decision.ConfirmPaid => Booked(form, (exchange, date, reference, now) => exchange.ConfirmPaid(step, date, reference, now)),
            Decision.PaymentReturned => Answer.Of((exchange, now) => exchange.ReturnPayment(step, reason, now)),
            Decision.AnswerSurvey => Survey(step, form),
            Decision.RecoveryReceived => Booked(form, (exchange, date, reference, now) => exchange.ReceiveRecovery(step, date, reference, now)),
            Decision.WaiveRecovery => Answer.Of((exchange, now) => exchange.WaiveRecovery(step, reason, now)),
            Decision.Funded or Decision.DateCame => throw new ArgumentException("Nobody answers a step that waits for money or a date.", nameof(decision)),
        };
    }

    /// <summary>The field that a refusal is shown at.</summary>
    public static string FieldOf(Refusal refusal) => refusal switch
    {
        Refusal.ReasonMissing => "reason",
        Refusal.CertifiedDatesImplausible => "actualStart",
        Refusal.EvidenceMissing => UploadReader.FieldPrefix,
        Refusal.ValueDateImplausible => "valueDate",
        Refusal.SameHost => ApplicationFields.HostOrganisation,
        Refusal.ParkedTooLong => ApplicationFields.StartDate,
        Refusal.ClusterHoldsTheMoney => ApplicationFields.VisitorCluster,
        Refusal.NoSuchColleague => "delegateTo",
        Refusal.NoItemNamed => "missing",
        Refusal.AmountImplausible => "amountEur",
        Refusal.AccountNotChecked => "accountChecked",
        Refusal.NoPartialAward => "awardEur",
        Refusal.ExtensionImplausible => "days",
        Refusal.UnknownStep or Refusal.DecidedDifferently or Refusal.DeadlinePassed or Refusal.NoLongerNeeded or Refusal.VisitAlreadyBegun
            or Refusal.NoMoreChangeRounds or Refusal.ApproverMayNotPay or Refusal.NotNow or Refusal.NotYours or Refusal.NobodyLeft
            or Refusal.NoMorePostponements or Refusal.NoMoreEvidenceRounds or Refusal.OrdererMayNotConfirm or Refusal.ProgrammeDoesNotFit
            or Refusal.NothingToRecover or Refusal.NothingToChange or Refusal.AnotherPayment => "decision",
    };

    private static Answer Approve(Programme programme, StepKey step, PostedForm form, string reason)
    {
        if (!programme.PartialAward || form["awardEur"].Trim().Length == 0)
        {
            return Answer.Of((exchange, now) => exchange.Approve(step, now, reason));
        }

        var errors = new List<FormError>();
        var amount = FormFields.Amount(form, "awardEur", errors);
        return errors.Count > 0 ? Answer.Wrong(errors) : Answer.Of((exchange, now) => exchange.Approve(step, now, reason, amount));
    }

    private static Answer Delegate(StepKey step, PostedForm form, string reason) => form["delegateTo"] is { Length: > 0 } colleague
        ? Answer.Of((exchange, now) => exchange.Delegate(step, colleague, reason, now))
        : Answer.Wrong(FormError.Of("delegateTo", FormProblem.ColleagueMissing));

    private static Answer ValidatePartly(StepKey step, PostedForm form, string reason)
    {
        var errors = new List<FormError>();
        var amount = FormFields.Amount(form, "amountEur", errors);
        return errors.Count > 0 ? Answer.Wrong(errors) : Answer.Of((exchange, now) => exchange.ValidatePartly(step, amount, reason, now));
    }

    private static Answer RequestEvidence(StepKey step, PostedForm form, string reason)
    {
        var items = form["missing"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return items.Length == 0
            ? Answer.Wrong(FormError.Of("missing", FormProblem.ItemsMissing))
            : Answer.Of((exchange, now) => exchange.RequestEvidence(step, items, reason, now));
    }

    private static Answer CorrectBank(StepKey step, PostedForm form)
    {
        var read = BankReader.Read(form.Values);
        return read.Ok ? Answer.Of((exchange, now) => exchange.CorrectBank(step, read.Value, now)) : Answer.Wrong(read.Errors.Select(FormError.Of));
    }

    private static Answer Survey(StepKey step, PostedForm form)
    {
        var errors = new List<FormError>();
        var comment = FormFields.Text(form, "comment", LongestReportText, required: false, errors);
        if (!int.TryParse(form["rating"], NumberStyles.None, CultureInfo.InvariantCulture, out var rating)
            || rating is < SurveyAnswer.Worst or > SurveyAnswer.Best)
        {
            errors.Add(FormError.Of("rating", FormProblem.RatingMissing));
        }

        return errors.Count > 0 ? Answer.Wrong(errors) : Answer.Of((exchange, now) => exchange.AnswerSurvey(step, rating, comment, now));
    }

    private static Answer Booked(PostedForm form, Func<Exchange, DateOnly, string, DateTimeOffset, Outcome> move)
    {
        var errors = new List<FormError>();
        var valueDate = FormFields.Date(form, "valueDate", errors);
        var reference = FormFields.Text(form, "bankReference", LongestBankReference, required: true, errors);
        return errors.Count > 0 ? Answer.Wrong(errors) : Answer.Of((exchange, now) => move(exchange, valueDate, reference, now));
    }

    private static Answer Certify(StepKey step, PostedForm form)
    {
        var errors = new List<FormError>();
        var first = FormFields.Date(form, "actualStart", errors);
        var last = FormFields.Date(form, "actualEnd", errors);
        return errors.Count > 0 ? Answer.Wrong(errors) : Answer.Of((exchange, now) => exchange.Certify(step, first, last, now));
    }

    private static async Task<Answer> ReportAsync(ExchangeFile file, Programme programme, StepKey step, PostedForm form, CancellationToken cancellationToken)
    {
        var errors = new List<FormError>();
        var summary = FormFields.Text(form, "summary", LongestReportText, required: true, errors);
        var results = FormFields.Text(form, "results", LongestReportText, required: true, errors);
        var nextSteps = FormFields.Text(form, "nextSteps", LongestReportText, required: false, errors);
        var (uploads, problems) = await UploadReader.ReadAsync(form, programme, file.State.Report?.Evidence ?? [], cancellationToken);
        errors.AddRange(problems);

        var report = new ClosingReport(summary, results, nextSteps, [.. uploads.Select(u => u.File)], file.State.SubmittedAt);
        var wrong = errors.Select(e => e.Field).ToHashSet(StringComparer.Ordinal);
        errors.AddRange((step.Kind == StepKind.Report ? Exchange.Load(file.State, programme).MissingEvidence(report) : [])
            .Select(item => UploadReader.FieldPrefix + item)
            .Where(field => !wrong.Contains(field))
            .Select(field => FormError.Of(field, FormProblem.FileMissing)));
        return errors.Count > 0
            ? Answer.Wrong(errors)
            : Answer.Of((exchange, now) => exchange.SubmitReport(step, report, now)) with { Uploads = uploads };
    }

    private async Task<Answer> ResubmitAsync(ExchangeFile file, Programme programme, StepKey step, PostedForm form, CancellationToken cancellationToken)
    {
        var read = ApplicationReader.Read(form.Values, programme, file.State.Application.VisitorContact.Email);
        if (!read.Ok)
        {
            return Answer.Wrong(read.Errors.Select(FormError.Of));
        }

        var amended = read.Value;
        var visited = await visits.HasVisitedAsync(amended, file.State.Id, cancellationToken);
        var today = programme.Deadlines.LocalDate(clock.GetUtcNow());
        var failed = EligibilityCheck.Run(amended, programme, today, new EligibilityFacts(visited)).Where(r => !r.Passed).ToImmutableArray();
        return failed.Length > 0
            ? Answer.Wrong(failed.Select(FormError.Of))
            : Answer.Of((exchange, now) => exchange.Resubmit(step, amended, now)) with { Amended = amended };
    }
}
