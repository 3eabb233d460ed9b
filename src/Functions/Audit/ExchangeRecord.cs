using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Audit;

/// <summary>What is stored of an exchange as JSON for machines: <c>exchange.json</c> and <c>mails.json</c> of an audit file.</summary>
internal static class ExchangeRecord
{
    /// <summary>Application with its versions, decisions, report, amounts with formula and rate table version, payments.</summary>
    /// <param name="file">The exchange.</param>
    /// <param name="account">The account's number, as whoever takes the file may see it.</param>
    /// <param name="full">Whether earlier numbers are shown in full, too.</param>
    public static byte[] Exchange(ExchangeFile file, string account, bool full)
    {
        var state = file.State;
        return AuditJson.Write(new
        {
            Exchange = state.Id,
            state.ProgrammeId,
            state.ProgrammeVersion,
            state.SubmittedAt,
            state.Stage,
            state.Ending,
            state.EndingReason,
            state.EndedAt,
            Application = Fields(state.Application, account),
            EarlierVersions = file.Versions.Select(v => Fields(v, full ? v.Bank.Iban.Grouped : v.Bank.Iban.ToString())),
            Commitment = CommitmentHash.Of(state.Application),
            state.Signatures,
            Decisions = state.Steps.Select(Step),
            Report = state.Report is { } report ? new { report.Summary, report.Results, report.NextSteps, report.SubmittedAt } : null,
            state.Certificate,
            Reserved = Amount(state.Reserved),
            Granted = Amount(state.Granted),
            state.Payments,
            state.Recoveries,
            state.Survey,
            state.LegalHold,
            state.AnonymisedAt,
        });
    }

    /// <summary>
    /// The mails: which, to whom, when, and the provider's id. Not their texts: a mail is composed when it is sent, with links and codes
    /// that are never stored, and composed again it would say what is true today (architecture §5).
    /// </summary>
    public static byte[] Mails(ExchangeFile file) => AuditJson.Write(file.Mails.Where(m => m.ProviderId != Outbox.NotNeeded).OrderBy(m => m.CreatedAt).ThenBy(m => m.Notice.Key, StringComparer.Ordinal)
        .Select(m => new { m.Notice.Kind, Step = m.Notice.Step?.ToString(), m.Notice.To.Role, m.Notice.To.Name, m.Notice.To.Email, m.CreatedAt, m.SentAt, m.ProviderId }));

    private static Dictionary<string, string> Fields(Application application, string account) =>
        ApplicationForm.Fields(application).Where(f => f.Value.Length > 0)
            .ToDictionary(f => f.Key, f => f.Key == ApplicationFields.Iban ? account : f.Value, StringComparer.Ordinal);

    private static object Step(Step step) => new
    {
        Step = step.Key.ToString(),
        step.State,
        step.Addressee?.Role,
        step.Addressee?.Name,
        step.Addressee?.Email,
        step.OpenedAt,
        step.DueAt,
        step.Decision,
        step.Reason,
        step.EndedAt,
    };

    private static object? Amount(LumpSum? sum) => sum is null ? null : new { sum.Amount, sum.Formula, sum.Formula.Steps };
}
