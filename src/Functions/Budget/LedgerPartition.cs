using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Budget;

/// <summary>
/// Reads and writes one cluster's ledger. Every write is one entity-group transaction that begins with the head under its ETag, so
/// that whatever was read after the head still holds when it succeeds.
/// </summary>
internal sealed class LedgerPartition(TableClient table, string partition)
{
    public async Task<LedgerHead> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, LedgerRows.Head, cancellationToken: cancellationToken);
        return row.HasValue ? LedgerRows.ReadHead(row.Value!) : LedgerHead.Empty;
    }

    public async Task<LedgerAccount> ReadAccountAsync(ExchangeId exchange, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, LedgerRows.AccountKey(exchange), cancellationToken: cancellationToken);
        return row.HasValue ? LedgerRows.ReadAccount(row.Value!, exchange) : LedgerAccount.Empty;
    }

    /// <summary>Who waits, first come first.</summary>
    /// <param name="pageSize">How many are read at once.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async IAsyncEnumerable<LinePlace> ReadLineAsync(
        int pageSize, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {LedgerRows.LineFrom} and RowKey lt {LedgerRows.LineTo}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellationToken))
        {
            yield return LedgerRows.ReadPlace(row);
        }
    }

    /// <summary>How many are in line up to a place, itself included.</summary>
    public async Task<int> CountLineAsync(LinePlace upTo, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {LedgerRows.LineFrom} and RowKey le {upTo.Key}");
        var count = 0;
        await foreach (var _ in table.QueryAsync<TableEntity>(filter, select: [nameof(ITableEntity.RowKey)], cancellationToken: cancellationToken))
        {
            count++;
        }

        return count;
    }

    /// <summary>Those of some entries that are looked for, oldest first.</summary>
    public async Task<ImmutableArray<LedgerEntry>> ReadEntriesAsync(int first, int last, LedgerQuery query, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {LedgerRows.EntryKey(first)} and RowKey le {LedgerRows.EntryKey(last)}") + LedgerRows.Filter(query);
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            entries.Add(LedgerRows.ReadEntry(row));
        }

        return entries.ToImmutable();
    }

    /// <summary>
    /// Writes what changed between two looks at an exchange, with the entries that tell why. False where somebody was faster, and
    /// nothing was written.
    /// </summary>
    public async Task<bool> TryWriteAsync(
        LedgerHead head, ExchangeId exchange, LedgerAccount before, LedgerAccount after, IEnumerable<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var headRow = LedgerRows.Write(partition, head);
        List<TableTransactionAction> actions =
        [
            head.ETag == default
                ? new TableTransactionAction(TableTransactionActionType.Add, headRow)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, headRow, head.ETag),
            new TableTransactionAction(TableTransactionActionType.UpsertReplace, LedgerRows.Write(partition, exchange, after)),
            .. entries.Select(entry => new TableTransactionAction(TableTransactionActionType.Add, LedgerRows.Write(partition, entry))),
        ];
        if (after.Place is { } place)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, LedgerRows.Write(partition, place)));
        }
        else if (before.Place is { } left)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, left.Key), ETag.All));
        }

        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            // Also after a retry of a transaction whose first answer was lost: the next look shows it done.
            return false;
        }
    }
}
