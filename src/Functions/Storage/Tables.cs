using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace CE4BIG.Functions.Storage;

/// <summary>Opens the app's tables; each is created when it is first needed.</summary>
public sealed class Tables(TableServiceClient service)
{
    private readonly ConcurrentDictionary<string, TableClient> _open = new(StringComparer.Ordinal);

    /// <summary>The table, created where it was not there yet.</summary>
    public async ValueTask<TableClient> OpenAsync(string name, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(name, out var table))
        {
            return table;
        }

        table = service.GetTableClient(name);
        await table.CreateIfNotExistsAsync(cancellationToken);
        return _open.GetOrAdd(name, table);
    }
}
