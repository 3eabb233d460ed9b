using Azure.Data.Tables;
using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Storage;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>Instances that are over are no longer in memory; these are read where somebody asks.</summary>
internal static class FinishedInstances
{
    public static async Task<StoredInstance?> FindAsync(HubTable table, string instanceId, CancellationToken cancellation) =>
        await table.FindAsync(RowKeys.Terminal(instanceId), cancellation) is { } row ? await ReadAsync(table, row, cancellation) : null;

    public static async Task<StoredInstance> ReadAsync(HubTable table, TableEntity row, CancellationToken cancellation)
    {
        var header = Rows.Header(row);
        var chunks = new List<ReadOnlyMemory<byte>>();
        await foreach (var chunk in table.SealedAsync(header.InstanceId, header.SealedRows, cancellation))
        {
            chunks.Add(chunk);
        }

        return StoredInstance.Of(header, HistoryLog.Load(chunks, header.SealedRows, Rows.Bytes(row)).Events);
    }
}
