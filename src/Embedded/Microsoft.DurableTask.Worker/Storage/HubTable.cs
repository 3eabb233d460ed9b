using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>The hub's one table: reads by key and range, writes only as fenced transactions (see <see cref="CommitQueue"/>).</summary>
internal sealed class HubTable(TableServiceClient service, string hubName)
{
    private readonly TableClient _table = service.GetTableClient(hubName + "Engine");

    public string Name => _table.Name;

    public async Task<LeaseRow?> ReadLeaseAsync(CancellationToken cancellation) =>
        await FindAsync(RowKeys.Lease, cancellation) is { } entity ? LeaseRow.From(entity) : null;

    /// <summary>Takes the lease over from <paramref name="previous"/>; false when somebody else was faster.</summary>
    public async Task<bool> TryWriteLeaseAsync(LeaseRow lease, LeaseRow? previous, CancellationToken cancellation)
    {
        try
        {
            _ = previous is null
                ? await AddAsync(lease.ToEntity(), cancellation)
                : await _table.UpdateEntityAsync(lease.ToEntity(), previous.ETag, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return false;
        }
    }

    // A table is created once in its life, so a start asks for it only when it turns out to be missing.
    private async Task<Response> AddAsync(TableEntity entity, CancellationToken cancellation)
    {
        try
        {
            return await _table.AddEntityAsync(entity, cancellation);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            await _table.CreateIfNotExistsAsync(cancellation);
            return await _table.AddEntityAsync(entity, cancellation);
        }
    }

    public async Task<ETag> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation)
    {
        var responses = await _table.SubmitTransactionAsync(actions, cancellation);
        return responses.Value[0].Headers.ETag ?? throw new InvalidOperationException("The storage answered a commit without the lease's new ETag.");
    }

    public async Task<TableEntity?> FindAsync(string key, CancellationToken cancellation)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(RowKeys.Partition, key, cancellationToken: cancellation);
        return found.HasValue ? found.Value : null;
    }

    public Azure.AsyncPageable<TableEntity> Range(string from, string before, CancellationToken cancellation) => _table.QueryAsync<TableEntity>(
        TableClient.CreateQueryFilter($"PartitionKey eq {RowKeys.Partition} and RowKey ge {from} and RowKey lt {before}"),
        cancellationToken: cancellation);

    public Azure.AsyncPageable<TableEntity> Query(string filter, int pageSize, CancellationToken cancellation) =>
        _table.QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellation);

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> SealedAsync(
        string instanceId,
        int rows,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (rows == 0)
        {
            yield break;
        }

        // Rows behind the count belong to an earlier, longer generation of the same id.
        await foreach (var row in Range(RowKeys.SealedPrefix(instanceId), RowKeys.Sealed(instanceId, rows), cancellation))
        {
            yield return Rows.Bytes(row);
        }
    }
}
