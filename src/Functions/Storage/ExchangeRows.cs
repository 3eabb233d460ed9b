using System.Globalization;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Storage;

/// <summary>
/// An exchange's partition, row by row. Long texts have columns of their own, so that no property comes near 16 KiB
/// (architecture §8); what an auditor reads has plain columns.
/// </summary>
internal static class ExchangeRows
{
    public const string StateRow = "exchange";
    private const string ReportRow = "report";
    private const string StepPrefix = "step|";
    private const string AuditPrefix = "audit|";
    private const string MailPrefix = "mail|";
    private const string Json = "Json";

    public static TableEntity State(ExchangeState state)
    {
        var application = state.Application;
        var slim = state with
        {
            Application = application with { Goals = string.Empty, Objectives = string.Empty, Agenda = string.Empty },
            Steps = [],
            Report = null,
        };
        return new TableEntity(state.Id.Value, StateRow)
        {
            [Json] = ExchangeJson.Write(slim),
            [nameof(application.Goals)] = application.Goals,
            [nameof(application.Objectives)] = application.Objectives,
            [nameof(application.Agenda)] = application.Agenda,
            [nameof(state.Stage)] = state.Stage.ToString(),
            [nameof(state.Ending)] = state.Ending?.ToString(),
            [nameof(state.ProgrammeVersion)] = state.ProgrammeVersion,
        };
    }

    public static TableEntity Report(ExchangeId id, ClosingReport report) => new(id.Value, ReportRow)
    {
        [Json] = ExchangeJson.Write(report with { Summary = string.Empty, Results = string.Empty, NextSteps = string.Empty }),
        [nameof(report.Summary)] = report.Summary,
        [nameof(report.Results)] = report.Results,
        [nameof(report.NextSteps)] = report.NextSteps,
    };

    public static TableEntity Step(ExchangeId id, int position, Step step) => new(id.Value, StepPrefix + step.Key)
    {
        // Rows come back by key; the order in which steps were opened is told by their position.
        ["Position"] = position,
        [Json] = ExchangeJson.Write(step),
    };

    public static TableEntity Audit(ExchangeId id, AuditEntry entry) => new(id.Value, string.Create(CultureInfo.InvariantCulture, $"{AuditPrefix}{entry.Number:000000}"))
    {
        [nameof(entry.At)] = entry.At,
        [nameof(entry.Role)] = entry.Role.ToString(),
        [nameof(entry.Who)] = entry.Who,
        [nameof(entry.Action)] = entry.Action.ToString(),
        [nameof(entry.Decision)] = entry.Decision?.ToString(),
        [nameof(entry.Step)] = entry.Step?.ToString(),
        [nameof(entry.From)] = entry.From.ToString(),
        [nameof(entry.To)] = entry.To.ToString(),
        [nameof(entry.Reason)] = entry.Reason,
        [nameof(entry.ProgrammeVersion)] = entry.ProgrammeVersion,
    };

    public static string MailKey(Notice notice) => MailPrefix + notice.Key;

    public static TableEntity Mail(ExchangeId id, OutboxMail mail) => new(id.Value, MailKey(mail.Notice))
    {
        [Json] = ExchangeJson.Write(mail.Notice),
        [nameof(mail.CreatedAt)] = mail.CreatedAt,
        [nameof(mail.SentAt)] = mail.SentAt,
        [nameof(mail.ProviderId)] = mail.ProviderId,
    };

    public static ExchangeFile? Read(IReadOnlyCollection<TableEntity> rows)
    {
        var stateRow = rows.FirstOrDefault(r => r.RowKey == StateRow);
        if (stateRow is null)
        {
            return null;
        }

        var state = ExchangeJson.Read<ExchangeState>(Text(stateRow, Json));
        state = state with
        {
            Application = state.Application with
            {
                Goals = Text(stateRow, nameof(state.Application.Goals)),
                Objectives = Text(stateRow, nameof(state.Application.Objectives)),
                Agenda = Text(stateRow, nameof(state.Application.Agenda)),
            },
            Steps = [.. With(rows, StepPrefix).OrderBy(r => r.GetInt32("Position")).Select(r => ExchangeJson.Read<Step>(Text(r, Json)))],
            Report = rows.FirstOrDefault(r => r.RowKey == ReportRow) is { } report ? ReadReport(report) : null,
        };
        return new ExchangeFile(
            state,
            stateRow.ETag,
            [.. With(rows, AuditPrefix).Select(ReadAudit)],
            [.. With(rows, MailPrefix).Select(ReadMail)]);
    }

    private static IEnumerable<TableEntity> With(IEnumerable<TableEntity> rows, string prefix) =>
        rows.Where(r => r.RowKey.StartsWith(prefix, StringComparison.Ordinal));

    private static string Text(TableEntity row, string column) => row.GetString(column) ?? string.Empty;

    private static ClosingReport ReadReport(TableEntity row) => ExchangeJson.Read<ClosingReport>(Text(row, Json)) with
    {
        Summary = Text(row, nameof(ClosingReport.Summary)),
        Results = Text(row, nameof(ClosingReport.Results)),
        NextSteps = Text(row, nameof(ClosingReport.NextSteps)),
    };

    private static AuditEntry ReadAudit(TableEntity row) => new(
        int.Parse(row.RowKey.AsSpan(AuditPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture),
        row.GetDateTimeOffset(nameof(AuditEntry.At))!.Value,
        Enum.Parse<Role>(Text(row, nameof(AuditEntry.Role))),
        Text(row, nameof(AuditEntry.Who)),
        Enum.Parse<AuditAction>(Text(row, nameof(AuditEntry.Action))),
        row.GetString(nameof(AuditEntry.Decision)) is { Length: > 0 } decision ? Enum.Parse<Decision>(decision) : null,
        StepKey.TryParse(row.GetString(nameof(AuditEntry.Step)), out var step) ? step : null,
        Enum.Parse<Stage>(Text(row, nameof(AuditEntry.From))),
        Enum.Parse<Stage>(Text(row, nameof(AuditEntry.To))),
        row.GetString(nameof(AuditEntry.Reason)),
        Text(row, nameof(AuditEntry.ProgrammeVersion)));

    private static OutboxMail ReadMail(TableEntity row) => new(
        ExchangeJson.Read<Notice>(Text(row, Json)),
        row.GetDateTimeOffset(nameof(OutboxMail.CreatedAt))!.Value,
        row.GetDateTimeOffset(nameof(OutboxMail.SentAt)),
        row.GetString(nameof(OutboxMail.ProviderId)));
}
