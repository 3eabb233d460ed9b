using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Payments;

/// <summary>
/// Keeps the payment files of each cluster. A file and the claims of its payments are one transaction, and a payment can be claimed once:
/// of two officers who send the same payment at once, one has it (ADR-0009).
/// </summary>
public sealed class PaymentFiles(Tables tables, BankSafe safe)
{
    /// <summary>Payments in one file: with the file's own row they, and their release, fit into one transaction.</summary>
    public const int MostPayments = 90;

    /// <summary>How many files a page shows.</summary>
    public const int PageSize = 10;

    /// <summary>Keeps a file. False where one of its payments is in another live file, or in this one already.</summary>
    public async Task<bool> AddAsync(string programmeId, string clusterId, PaymentBatch batch, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Transfers.Length > MostPayments)
        {
            throw new ArgumentException($"A file holds {MostPayments.ToString(CultureInfo.InvariantCulture)} payments at most.", nameof(batch));
        }

        var partition = PaymentRows.Partition(programmeId, clusterId);
        var file = new PaymentFileRecord
        {
            MessageId = batch.MessageId,
            CreatedAt = batch.CreatedAt,
            CreatedBy = by,
            ExecutionDate = batch.ExecutionDate,
            Debtor = batch.Debtor,
            Payments = [.. batch.Transfers.Select(t => t.Id)],
            Sum = batch.Sum,
            Sha256 = Hash(PaymentMessage.Write(batch)),
        };
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.Add, PaymentRows.Write(partition, file)),
            .. batch.Transfers.Select(t => new TableTransactionAction(TableTransactionActionType.Add, PaymentRows.Live(partition, batch.MessageId, t, safe))),
        ];
        var table = await tables.OpenAsync(TableNames.Payments, cancellationToken);
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            // Also after a retry of a transaction whose first answer was lost: the file is in the list then.
            return false;
        }
    }

    /// <summary>Which of these payments are in a live file.</summary>
    public async Task<ImmutableHashSet<EndToEndId>> ClaimedAsync(string programmeId, string clusterId, IEnumerable<EndToEndId> payments, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(payments.Select(async id => (Id: id, Row: await LiveAsync(programmeId, clusterId, id, cancellationToken))));
        return [.. rows.Where(r => r.Row is not null).Select(r => r.Id)];
    }

    /// <summary>A file by its name; null where the cluster has none of that name.</summary>
    public async Task<PaymentFileRecord?> FindAsync(string programmeId, string clusterId, string messageId, CancellationToken cancellationToken) =>
        await RowAsync(programmeId, clusterId, messageId, cancellationToken) is { } row ? PaymentRows.ReadFile(row) : null;

    /// <summary>One page of a cluster's files, newest first.</summary>
    public async Task<(ImmutableArray<PaymentFileRecord> Files, string? Next)> ListAsync(string programmeId, string clusterId, string? after, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Payments, cancellationToken);
        var partition = PaymentRows.Partition(programmeId, clusterId);
        var (first, end) = (after is null ? PaymentRows.FilePrefix : PaymentRows.FileKey(after) ?? PaymentRows.FilePrefix, DeskKeys.After(PaymentRows.FilePrefix));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {first} and RowKey lt {end}");
        var files = ImmutableArray.CreateBuilder<PaymentFileRecord>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, PageSize + 1, cancellationToken: cancellationToken))
        {
            if (files.Count == PageSize)
            {
                return (files.ToImmutable(), files[^1].MessageId);
            }

            files.Add(PaymentRows.ReadFile(row));
        }

        return (files.ToImmutable(), null);
    }

    /// <summary>The file's bytes, the same every time; null where it was released, or where personal data in it were removed.</summary>
    public async Task<byte[]?> WriteAsync(string programmeId, string clusterId, PaymentFileRecord file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var rows = await Task.WhenAll(file.Payments.Select(id => LiveAsync(programmeId, clusterId, id, cancellationToken)));
        if (file.ReleasedAt is not null || rows.Any(row => row is null || PaymentRows.ReadTransfer(row, safe) is null))
        {
            return null;
        }

        var batch = new PaymentBatch(file.MessageId, file.CreatedAt, file.ExecutionDate, file.Debtor, [.. rows.Select(row => PaymentRows.ReadTransfer(row!, safe)!)]);
        var bytes = PaymentMessage.Write(batch);

        // A newer version of this program that wrote it otherwise must not hand out a second, different file of one name.
        return Hash(bytes) == file.Sha256 ? bytes : throw new InvalidOperationException($"{file.MessageId} would not be the file that was made.");
    }

    /// <summary>Sets a file's payments free. False where it was released before.</summary>
    public async Task<bool> ReleaseAsync(
        string programmeId, string clusterId, string messageId, string by, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await RowAsync(programmeId, clusterId, messageId, cancellationToken) is not { } row || PaymentRows.ReadFile(row) is not { ReleasedAt: null } file)
        {
            return false;
        }

        var released = PaymentRows.Write(row.PartitionKey, file with { ReleasedAt = now, ReleasedBy = by, ReleaseReason = reason });
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.UpdateReplace, released, row.ETag),
            .. file.Payments.Select(id => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(row.PartitionKey, PaymentRows.LiveKey(id)), ETag.All)),
        ];
        var table = await tables.OpenAsync(TableNames.Payments, cancellationToken);
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            // A colleague was faster.
            return false;
        }
    }

    /// <summary>Takes the receiver out of an exchange's payments when its retention ends; that they were sent stays known.</summary>
    public static async Task ForgetAsync(Tables tables, ExchangeState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(state);
        var table = await tables.OpenAsync(TableNames.Payments, cancellationToken);
        var partition = PaymentRows.Partition(state.ProgrammeId, state.Application.Visitor.ClusterId);
        for (var number = 1; number <= state.Payments.Length; number++)
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, PaymentRows.LiveKey(new EndToEndId(state.Id, number)), cancellationToken: cancellationToken);
            if (row.HasValue)
            {
                await table.UpdateEntityAsync(PaymentRows.Nameless(row.Value!), row.Value!.ETag, TableUpdateMode.Replace, cancellationToken);
            }
        }
    }

    private async Task<TableEntity?> RowAsync(string programmeId, string clusterId, string messageId, CancellationToken cancellationToken)
    {
        if (PaymentRows.FileKey(messageId) is not { } key)
        {
            return null;
        }

        var table = await tables.OpenAsync(TableNames.Payments, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(PaymentRows.Partition(programmeId, clusterId), key, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private async Task<TableEntity?> LiveAsync(string programmeId, string clusterId, EndToEndId id, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Payments, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(PaymentRows.Partition(programmeId, clusterId), PaymentRows.LiveKey(id), cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
