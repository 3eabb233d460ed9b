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
            Decision.Approve => Answer.Of((exchange, now) => exchange.Approve(step, now, reason)),
            Decision.RequestChanges => Answer.Of((exchange, now) => exchange.RequestChanges(step, reason, now)),
            Decision.Reject => Answer.Of((exchange, now) => exchange.Reject(step, reason, now)),
            Decision.Resubmit => await ResubmitAsync(file, programme, step, form, cancellationToken),
            Decision.Withdraw => Answer.Of((exchange, now) => exchange.Withdraw(step, reason, now)),
            Decision.SubmitReport => await ReportAsync(file, programme, step, form, cancellationToken),
            Decision.Certify => Certify(step, form),
            Decision.ReportNoShow => Answer.Of((exchange, now) => exchange.ReportNoShow(step, reason, now)),
            Decision.Validate => Answer.Of((exchange, now) => exchange.Validate(step, now, reason)),
            Decision.RequestEvidence => Answer.Of((exchange, now) => exchange.RequestEvidence(step, reason, now)),
            Decision.Refuse => Answer.Of((exchange, now) => exchange.Refuse(step, reason, now)),
            Decision.Order => Answer.Of((exchange, now) => exchange.OrderPayment(step, now, reason)),
            Decision.ConfirmPaid => ConfirmPaid(step, form),
            Decision.VisitOver => throw new ArgumentException("Only the calendar ends a visit.", nameof(decision)),
        };
    }

    /// <summary>The field that a refusal is shown at.</summary>
    public static string FieldOf(Refusal refusal) => refusal switch
    {
        Refusal.ReasonMissing => "reason",
        Refusal.CertifiedDatesImplausible => "actualStart",
        Refusal.EvidenceMissing => UploadReader.FieldPrefix,
        Refusal.ValueDateImplausible => "valueDate",
        Refusal.UnknownStep or Refusal.DecidedDifferently or Refusal.DeadlinePassed or Refusal.NoLongerNeeded or Refusal.VisitAlreadyBegun
            or Refusal.NoMoreChangeRounds or Refusal.ApproverMayNotPay => "decision",
    };

    private static Answer Certify(StepKey step, PostedForm form)
    {
        var errors = new List<FormError>();
        var first = Date(form, "actualStart", errors);
        var last = Date(form, "actualEnd", errors);
        return errors.Count > 0 ? Answer.Wrong(errors) : Answer.Of((exchange, now) => exchange.Certify(step, first, last, now));
    }

    private static Answer ConfirmPaid(StepKey step, PostedForm form)
    {
        var errors = new List<FormError>();
        var valueDate = Date(form, "valueDate", errors);
        var reference = Text(form, "bankReference", LongestBankReference, required: true, errors);
        return errors.Count > 0 ? Answer.Wrong(errors) : Answer.Of((exchange, now) => exchange.ConfirmPaid(step, valueDate, reference, now));
    }

    private static async Task<Answer> ReportAsync(ExchangeFile file, Programme programme, StepKey step, PostedForm form, CancellationToken cancellationToken)
    {
        var errors = new List<FormError>();
        var summary = Text(form, "summary", LongestReportText, required: true, errors);
        var results = Text(form, "results", LongestReportText, required: true, errors);
        var nextSteps = Text(form, "nextSteps", LongestReportText, required: false, errors);
        var (uploads, problems) = await UploadReader.ReadAsync(form, programme, cancellationToken);
        errors.AddRange(problems);

        var report = new ClosingReport(summary, results, nextSteps, [.. uploads.Select(u => u.File)], file.State.SubmittedAt);
        var wrong = errors.Select(e => e.Field).ToHashSet(StringComparer.Ordinal);
        errors.AddRange(Exchange.Load(file.State, programme).MissingEvidence(report)
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

    private static DateOnly Date(PostedForm form, string field, List<FormError> errors)
    {
        var text = form[field].Trim();
        if (text.Length == 0)
        {
            errors.Add(FormError.Of(field, FormProblem.DateMissing));
            return default;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            errors.Add(FormError.Of(field, FormProblem.DateInvalid));
        }

        return date;
    }

    private static string Text(PostedForm form, string field, int longest, bool required, List<FormError> errors)
    {
        var text = form[field].Trim();
        if (text.Length == 0 && required)
        {
            errors.Add(FormError.Of(field, FormProblem.TextMissing));
        }
        else if (text.Length > longest)
        {
            errors.Add(FormError.Of(field, FormProblem.TextTooLong, longest));
        }

        return text;
    }
}
