using System.Globalization;
using Azure.Data.Tables;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Storage;

/// <summary>
/// An exchange's partition, row by row. Whatever people type at length has a column of its own, and what there may be many of has
/// rows of its own, so that no property comes near 16 KiB nor any entity near 32 KiB (architecture §8); what an auditor reads has
/// plain columns.
/// </summary>
internal static class ExchangeRows
{
    public const string StateRow = "exchange";

    /// <summary>The column of the state's row that holds the hash of the trail's last row.</summary>
    public const string Head = "Head";

    private const string Trace = "Trace";

    /// <summary>What the keys of an application and its versions begin with.</summary>
    public const string ApplicationRow = "application";

    private const string VersionPrefix = "application|";
    private const string ReportRow = "report";
    private const string EvidencePrefix = "evidence|";
    private const string StepPrefix = "step|";
    private const string AuditPrefix = "audit|";
    private const string MailPrefix = "mail|";
    private const string Json = "Json";
    private const string Position = "Position";
    private const string AmountCents = "AmountCents";
    private const string Salt = "Salt";
    private const string WhoDigest = "WhoDigest";
    private const string AskedDigest = "AskedDigest";
    private const string ReasonDigest = "ReasonDigest";
    private const string EvidenceDigest = "EvidenceDigest";
    private const string Hash = "Hash";

    private static readonly BankAccount NoBank = new(default, default, string.Empty);

    public static TableEntity State(ExchangeState state, string? head, string? trace) => new(state.Id.Value, StateRow)
    {
        [Json] = ExchangeJson.WriteCore(state),
        [nameof(state.Stage)] = state.Stage.ToString(),
        [nameof(state.Ending)] = state.Ending?.ToString(),
        [nameof(state.EndingReason)] = state.EndingReason,
        [nameof(state.ProgrammeVersion)] = state.ProgrammeVersion,
        [nameof(state.AuditCount)] = state.AuditCount,
        [Head] = head,
        [Trace] = trace,
    };

    public static TableEntity Application(ExchangeId id, Application application, BankSafe safe) => Application(id, ApplicationRow, application, safe);

    /// <summary>A version that was amended: kept, so that whoever decides again sees what changed.</summary>
    public static string VersionKey(int version) => string.Create(CultureInfo.InvariantCulture, $"{VersionPrefix}{version:000}");

    public static TableEntity Version(ExchangeId id, int version, Application application, BankSafe safe) => Application(id, VersionKey(version), application, safe);

    private static TableEntity Application(ExchangeId id, string row, Application application, BankSafe safe)
    {
        var entity = new TableEntity(id.Value, row)
        {
            [Json] = ExchangeJson.Write(application with { Goals = string.Empty, Objectives = string.Empty, Agenda = string.Empty, Bank = NoBank }),
            [nameof(application.Goals)] = application.Goals,
            [nameof(application.Objectives)] = application.Objectives,
            [nameof(application.Agenda)] = application.Agenda,
        };
        if (application.Bank != NoBank)
        {
            BankColumns.Lock(entity, id.Value, ExchangeJson.Write(application.Bank), safe);
        }

        return entity;
    }

    public static TableEntity Report(ExchangeId id, ClosingReport report) => new(id.Value, ReportRow)
    {
        [Json] = ExchangeJson.Write(report with { Summary = string.Empty, Results = string.Empty, NextSteps = string.Empty, Evidence = [] }),
        [nameof(report.Summary)] = report.Summary,
        [nameof(report.Results)] = report.Results,
        [nameof(report.NextSteps)] = report.NextSteps,
    };

    public static string EvidenceKey(EvidenceFile file) => EvidencePrefix + file.Id;

    public static TableEntity Evidence(ExchangeId id, int position, EvidenceFile file) => new(id.Value, EvidenceKey(file))
    {
        [Position] = position,
        [Json] = ExchangeJson.Write(file),
    };

    public static TableEntity Step(ExchangeId id, int position, Step step) => new(id.Value, StepPrefix + step.Key)
    {
        // Rows come back by key; the order in which steps were opened is told by their position.
        [Position] = position,
        [Json] = ExchangeJson.Write(step with { Reason = null }),
        [nameof(step.Reason)] = step.Reason,
    };

    public static TableEntity Audit(ExchangeId id, AuditEntry entry) => new(id.Value, string.Create(CultureInfo.InvariantCulture, $"{AuditPrefix}{entry.Number:000000}"))
    {
        [nameof(entry.At)] = entry.At,
        [nameof(entry.Role)] = entry.Role.ToString(),
        [nameof(entry.Who)] = entry.Who,
        [nameof(entry.Action)] = entry.Action.ToString(),
        [nameof(entry.Decision)] = entry.Decision?.ToString(),
        [nameof(entry.Intervention)] = entry.Intervention?.ToString(),
        [nameof(entry.Ending)] = entry.Ending?.ToString(),
        [nameof(entry.Asked)] = entry.Asked,
        [AmountCents] = entry.Amount?.Cents,
        [nameof(entry.Step)] = entry.Step?.ToString(),
        [nameof(entry.From)] = entry.From.ToString(),
        [nameof(entry.To)] = entry.To.ToString(),
        [nameof(entry.Reason)] = entry.Reason,
        [nameof(entry.ProgrammeVersion)] = entry.ProgrammeVersion,
        [Salt] = entry.Seal?.Salt,
        [WhoDigest] = entry.Seal?.Who,
        [AskedDigest] = entry.Seal?.Asked,
        [ReasonDigest] = entry.Seal?.Reason,
        [EvidenceDigest] = entry.Seal?.Evidence,
        [Hash] = entry.Seal?.Hash,
    };

    public static string MailKey(Notice notice) => MailPrefix + notice.Key;

    public static TableEntity Mail(ExchangeId id, OutboxMail mail) => new(id.Value, MailKey(mail.Notice))
    {
        [Json] = ExchangeJson.Write(mail.Notice),
        [nameof(mail.CreatedAt)] = mail.CreatedAt,
        [nameof(mail.SentAt)] = mail.SentAt,
        [nameof(mail.ProviderId)] = mail.ProviderId,
        [Trace] = mail.Trace,
    };

    public static ExchangeFile? Read(IReadOnlyCollection<TableEntity> rows, BankSafe safe)
    {
        var stateRow = rows.FirstOrDefault(r => r.RowKey == StateRow);
        if (stateRow is null)
        {
            return null;
        }

        var state = ExchangeJson.ReadCore(Text(stateRow, Json)) with
        {
            Application = ReadApplication(rows.First(r => r.RowKey == ApplicationRow), safe),
            Steps = [.. InOrder(rows, StepPrefix).Select(ReadStep)],
            Report = rows.FirstOrDefault(r => r.RowKey == ReportRow) is { } report ? ReadReport(report, InOrder(rows, EvidencePrefix)) : null,
            EndingReason = stateRow.GetString(nameof(ExchangeState.EndingReason)),
        };
        return new ExchangeFile(
            state,
            stateRow.ETag,
            [.. With(rows, AuditPrefix).Select(ReadAudit)],
            [.. With(rows, MailPrefix).Select(ReadMail)],
            [.. With(rows, VersionPrefix).Select(r => ReadApplication(r, safe))])
        {
            Head = stateRow.GetString(Head),
            Trace = stateRow.GetString(Trace),
        };
    }

    private static IEnumerable<TableEntity> With(IEnumerable<TableEntity> rows, string prefix) =>
        rows.Where(r => r.RowKey.StartsWith(prefix, StringComparison.Ordinal));

    private static IEnumerable<TableEntity> InOrder(IEnumerable<TableEntity> rows, string prefix) => With(rows, prefix).OrderBy(r => r.GetInt32(Position));

    private static string Text(TableEntity row, string column) => row.GetString(column) ?? string.Empty;

    private static Application ReadApplication(TableEntity row, BankSafe safe) => ExchangeJson.Read<Application>(Text(row, Json)) with
    {
        Goals = Text(row, nameof(Domain.Applications.Application.Goals)),
        Objectives = Text(row, nameof(Domain.Applications.Application.Objectives)),
        Agenda = Text(row, nameof(Domain.Applications.Application.Agenda)),
        Bank = BankColumns.Unlock(row, row.PartitionKey, safe) is { } bank ? ExchangeJson.Read<BankAccount>(bank) : NoBank,
    };

    private static Step ReadStep(TableEntity row) => ExchangeJson.Read<Step>(Text(row, Json)) with { Reason = row.GetString(nameof(Domain.Exchanges.Step.Reason)) };

    private static ClosingReport ReadReport(TableEntity row, IEnumerable<TableEntity> evidence) => ExchangeJson.Read<ClosingReport>(Text(row, Json)) with
    {
        Summary = Text(row, nameof(ClosingReport.Summary)),
        Results = Text(row, nameof(ClosingReport.Results)),
        NextSteps = Text(row, nameof(ClosingReport.NextSteps)),
        Evidence = [.. evidence.Select(r => ExchangeJson.Read<EvidenceFile>(Text(r, Json)))],
    };

    private static AuditEntry ReadAudit(TableEntity row) => new()
    {
        Number = int.Parse(row.RowKey.AsSpan(AuditPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture),
        At = row.GetDateTimeOffset(nameof(AuditEntry.At))!.Value,
        Role = Enum.Parse<Role>(Text(row, nameof(AuditEntry.Role))),
        Who = Text(row, nameof(AuditEntry.Who)),
        Action = Enum.Parse<AuditAction>(Text(row, nameof(AuditEntry.Action))),
        Decision = Name<Decision>(row, nameof(AuditEntry.Decision)),
        Intervention = Name<Intervention>(row, nameof(AuditEntry.Intervention)),
        Ending = Name<Ending>(row, nameof(AuditEntry.Ending)),
        Step = StepKey.TryParse(row.GetString(nameof(AuditEntry.Step)), out var step) ? step : null,
        Asked = row.GetString(nameof(AuditEntry.Asked)),
        Amount = row.GetInt64(AmountCents) is { } cents ? new Money(cents) : null,
        From = Enum.Parse<Stage>(Text(row, nameof(AuditEntry.From))),
        To = Enum.Parse<Stage>(Text(row, nameof(AuditEntry.To))),
        Reason = row.GetString(nameof(AuditEntry.Reason)),
        ProgrammeVersion = Text(row, nameof(AuditEntry.ProgrammeVersion)),
        Seal = new EntrySeal(
            row.GetString(Salt), Text(row, WhoDigest), row.GetString(AskedDigest), row.GetString(ReasonDigest), row.GetString(EvidenceDigest), Text(row, Hash)),
    };

    private static T? Name<T>(TableEntity row, string column)
        where T : struct, Enum => row.GetString(column) is { Length: > 0 } name ? Enum.Parse<T>(name) : null;

    private static OutboxMail ReadMail(TableEntity row) => new(
        ExchangeJson.Read<Notice>(Text(row, Json)),
        row.GetDateTimeOffset(nameof(OutboxMail.CreatedAt))!.Value,
        row.GetDateTimeOffset(nameof(OutboxMail.SentAt)),
        row.GetString(nameof(OutboxMail.ProviderId)))
    {
        Trace = row.GetString(Trace),
    };
}
