using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Storage;

namespace CE4BIG.Functions.Tests.Desk;

/// <summary>The desk's table as tests look at it.</summary>
internal static class DeskTable
{
    public static async Task ClearAsync(StorageFixture storage)
    {
        var table = await storage.Tables.OpenAsync(TableNames.Desk, default);
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }
    }

    /// <summary>The keys of an exchange's rows, in order.</summary>
    public static async Task<List<string>> KeysAsync(StorageFixture storage, ExchangeId id)
    {
        var keys = new List<string>();
        await foreach (var row in (await storage.Tables.OpenAsync(TableNames.Desk, default)).QueryAsync<TableEntity>())
        {
            if (row.RowKey.Contains(id.Value, StringComparison.Ordinal))
            {
                keys.Add(row.RowKey);
            }
        }

        return keys;
    }
}
