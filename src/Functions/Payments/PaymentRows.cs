using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Payments;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Payments;

/// <summary>
/// A cluster's payments at the bank, row by row: one for each file, and one for each payment in a live file. There can be only one row of a
/// payment, so there can be only one live file with it.
/// </summary>
internal static partial class PaymentRows
{
    public const string FilePrefix = "file|";
    public const string LivePrefix = "live|";
    private const string MessageColumn = "MessageId";
    private const string PaymentsColumn = "Payments";
    private const string DebtorColumn = "Debtor";
    private const string SumColumn = "SumCents";
    private const string ExecutionColumn = "ExecutionDate";
    private const string DateFormat = "yyyy-MM-dd";
    private const char Separator = '\n';

    public static string Partition(string programmeId, string clusterId) => $"{programmeId}|{clusterId}";

    public static string LiveKey(EndToEndId id) => LivePrefix + id.Value;

    /// <summary>The newest first: the name tells the second, and the key counts down. Null for what is no name of a file.</summary>
    public static string? FileKey(string messageId) =>
        MessageName().Match(messageId) is { Success: true } match
        && DateTime.TryParseExact(match.Groups["at"].ValueSpan, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? string.Create(CultureInfo.InvariantCulture, $"{FilePrefix}{DateTime.MaxValue.Ticks - at.Ticks:D19}|{messageId}")
            : null;

    public static TableEntity Write(string partition, PaymentFileRecord file) => new(partition, FileKey(file.MessageId)!)
    {
        [MessageColumn] = file.MessageId,
        [nameof(file.CreatedAt)] = file.CreatedAt,
        [nameof(file.CreatedBy)] = file.CreatedBy,
        [ExecutionColumn] = file.ExecutionDate.ToString(DateFormat, CultureInfo.InvariantCulture),
        [DebtorColumn] = ExchangeJson.Write(file.Debtor),
        [PaymentsColumn] = string.Join(Separator, file.Payments),
        [SumColumn] = file.Sum.Cents,
        [nameof(file.Sha256)] = file.Sha256,
        [nameof(file.ReleasedAt)] = file.ReleasedAt,
        [nameof(file.ReleasedBy)] = file.ReleasedBy,
        [nameof(file.ReleaseReason)] = file.ReleaseReason,
    };

    public static PaymentFileRecord ReadFile(TableEntity row) => new()
    {
        MessageId = Text(row, MessageColumn),
        CreatedAt = row.GetDateTimeOffset(nameof(PaymentFileRecord.CreatedAt))!.Value,
        CreatedBy = Text(row, nameof(PaymentFileRecord.CreatedBy)),
        ExecutionDate = DateOnly.ParseExact(Text(row, ExecutionColumn), DateFormat, CultureInfo.InvariantCulture),
        Debtor = ExchangeJson.Read<PayingAccount>(Text(row, DebtorColumn)),
        Payments = [.. Text(row, PaymentsColumn).Split(Separator).Select(Id)],
        Sum = new Money(row.GetInt64(SumColumn)!.Value),
        Sha256 = Text(row, nameof(PaymentFileRecord.Sha256)),
        ReleasedAt = row.GetDateTimeOffset(nameof(PaymentFileRecord.ReleasedAt)),
        ReleasedBy = row.GetString(nameof(PaymentFileRecord.ReleasedBy)),
        ReleaseReason = row.GetString(nameof(PaymentFileRecord.ReleaseReason)),
    };

    /// <summary>A payment as the file has it, with its account: encrypted under the payment's name (ADR-0008).</summary>
    public static TableEntity Live(string partition, string messageId, CreditTransfer transfer, BankSafe safe)
    {
        var row = new TableEntity(partition, LiveKey(transfer.Id)) { [MessageColumn] = messageId };
        BankColumns.Lock(row, OwnerOf(row), ExchangeJson.Write(transfer), safe);
        return row;
    }

    /// <summary>Under which name a payment's account is encrypted.</summary>
    public static string OwnerOf(TableEntity row) => row.RowKey[LivePrefix.Length..];

    /// <summary>The payment as the file has it; null where its personal data were removed.</summary>
    public static CreditTransfer? ReadTransfer(TableEntity row, BankSafe safe) =>
        BankColumns.Unlock(row, OwnerOf(row), safe) is { } json ? ExchangeJson.Read<CreditTransfer>(json) : null;

    /// <summary>What is left of a payment when retention ends: that it was in a file, so that it is never in another.</summary>
    public static TableEntity Nameless(TableEntity row) => new(row.PartitionKey, row.RowKey) { [MessageColumn] = row.GetString(MessageColumn) };

    // A column that is not there must never read as a file of nothing.
    private static string Text(TableEntity row, string column) =>
        row.GetString(column) ?? throw new InvalidOperationException($"{row.PartitionKey} {row.RowKey} has no {column}.");

    private static EndToEndId Id(string text) => EndToEndId.TryParse(text, out var id) ? id : throw new InvalidOperationException($"{text} is no payment's name.");

    [GeneratedRegex("^PAY-(?<at>[0-9]{14})-[0-9A-F]{12}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MessageName();
}
