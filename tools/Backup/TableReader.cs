using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace CE4BIG.Backup;

/// <summary>
/// Reads a table while others write into it, partition by partition, each as it was at one moment. The service answers a page from one
/// moment, and what lies in several pages may change between them: that is read again until nothing did.
/// </summary>
internal sealed class TableReader(TableClient table)
{
    // A partition of a thousand rows is read in a fraction of a second; one that changes every time is written to all the time.
    private const int MaxReadings = 10;

    /// <summary>The rows, one partition after the other.</summary>
    /// <param name="whole">Whether all partitions are wanted as of one moment.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<IReadOnlyList<TableEntity>> PartitionsAsync(bool whole, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (whole)
        {
            foreach (var partition in (await SettledAsync(filter: null, cancellationToken)).GroupBy(row => row.PartitionKey, StringComparer.Ordinal))
            {
                yield return [.. partition];
            }

            yield break;
        }

        var (rows, torn) = (new List<TableEntity>(), false);
        await foreach (var page in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken).AsPages().WithCancellation(cancellationToken))
        {
            torn |= rows.Count > 0 && page.Values.Count > 0 && page.Values[0].PartitionKey == rows[0].PartitionKey;
            foreach (var row in page.Values)
            {
                if (rows.Count > 0 && rows[0].PartitionKey != row.PartitionKey)
                {
                    yield return torn ? await PartitionAsync(rows[0].PartitionKey, cancellationToken) : rows;
                    (rows, torn) = ([], false);
                }

                rows.Add(row);
            }
        }

        if (rows.Count > 0)
        {
            yield return torn ? await PartitionAsync(rows[0].PartitionKey, cancellationToken) : rows;
        }
    }

    private Task<List<TableEntity>> PartitionAsync(string partition, CancellationToken cancellationToken) =>
        SettledAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken);

    // Two readings in which every row is of the same version: none changed from the end of the one to the beginning of the other.
    private async Task<List<TableEntity>> SettledAsync(string? filter, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(filter, cancellationToken);
        for (var reading = 2; reading <= MaxReadings; reading++)
        {
            var rows = await ReadAsync(filter, cancellationToken);
            if (rows.Select(Version).SequenceEqual(before.Select(Version)))
            {
                return rows;
            }

            before = rows;
        }

        throw new BackupException($"{filter ?? "It"} of table {table.Name} changed during each of {MaxReadings} readings: try at a quieter hour, or stop the app.");
    }

    private async Task<List<TableEntity>> ReadAsync(string? filter, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static (string, string, Azure.ETag) Version(TableEntity row) => (row.PartitionKey, row.RowKey, row.ETag);
}
