using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace CE4BIG.Backup;

/// <summary>A table's rows as they can be written: in transactions of one partition, within what the service takes.</summary>
internal static class RowBatches
{
    private const int MostRows = 100;

    // The service takes 4 MB; what a row's headers add is counted generously.
    private const int MostBytes = 3_000_000;
    private const int RowOverhead = 1000;

    /// <summary>Puts rows together.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<TableEntity>> OfAsync(IAsyncEnumerable<string> lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (batch, bytes) = (new List<TableEntity>(), 0);
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            var row = RowText.Read(line);

            // A line is ASCII, and never shorter than what is sent of it.
            var size = line.Length + RowOverhead;
            if (batch.Count > 0 && (batch.Count == MostRows || bytes + size > MostBytes || batch[0].PartitionKey != row.PartitionKey))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(row);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
