using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Desk;

/// <summary>
/// A programme's counters. Each exchange's write brings a row with what it changed, so that two exchanges never meet at one row; whoever
/// reads adds the rows up, and folds them into the sum once there are many. One query reads all of it.
/// </summary>
public sealed class FiguresStore(Tables tables)
{
    internal const string SumRow = "figures";
    internal const string DeltaPrefix = "figures|";
    private const string End = "figures}";
    private const string Json = "Json";

    // An entity-group transaction takes a hundred rows, of which the sum is one.
    private const int MostFolded = 90;

    // Fewer are added up as quickly as they are folded.
    private const int FoldedFrom = 40;

    // No property comes near 16 KiB, which is 8192 characters (architecture §8).
    private const int LongestPart = 8000;
    private const int MaxAttempts = 20;
    private const int LongestPauseInMs = 200;

    /// <summary>The counters as they stand; one that is nought may be missing.</summary>
    /// <param name="programme">The programme's id.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task<IReadOnlyDictionary<string, long>> ReadAsync(string programme, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Desk, cancellationToken);
        var (sum, deltas) = await LookAsync(table, programme, cancellationToken);
        var counters = Add(sum, deltas);
        if (deltas.Count >= FoldedFrom)
        {
            // Whoever is slower leaves it to the next: what was read is right either way.
            await TryFoldAsync(table, programme, sum, deltas, cancellationToken);
        }

        return counters;
    }

    /// <summary>Folds everything that waits, for a timer: a programme that nobody looks at must not gather rows for ever.</summary>
    /// <returns>The counters as they stand.</returns>
    public async Task<IReadOnlyDictionary<string, long>> FoldAsync(string programme, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Desk, cancellationToken);
        var failed = 0;
        while (true)
        {
            var (sum, deltas) = await LookAsync(table, programme, cancellationToken);
            if (deltas.Count == 0 || failed == MaxAttempts)
            {
                return Add(sum, deltas);
            }

            if (!await TryFoldAsync(table, programme, sum, deltas, cancellationToken))
            {
                failed++;
                await Task.Delay(Random.Shared.Next(LongestPauseInMs), cancellationToken);
            }
        }
    }

    /// <summary>The row that brings a difference; null where there is none.</summary>
    /// <param name="programme">The programme's id, which is the partition.</param>
    /// <param name="exchange">Whose counters changed.</param>
    /// <param name="write">Counts the writes of that exchange, so that each brings a row of its own.</param>
    /// <param name="before">What it contributed.</param>
    /// <param name="after">What it contributes now.</param>
    internal static TableEntity? Delta(
        string programme, string exchange, int write, IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> after)
    {
        var delta = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in before.Keys.Union(after.Keys, StringComparer.Ordinal))
        {
            if (after.GetValueOrDefault(name) - before.GetValueOrDefault(name) is var change and not 0)
            {
                delta[name] = change;
            }
        }

        return delta.Count == 0
            ? null
            : Write(new TableEntity(programme, string.Create(CultureInfo.InvariantCulture, $"{DeltaPrefix}{exchange}|{write:D6}")), delta);
    }

    private static async Task<(TableEntity? Sum, List<TableEntity> Deltas)> LookAsync(TableClient table, string programme, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme} and RowKey ge {SumRow} and RowKey lt {End}");
        TableEntity? sum = null;
        var deltas = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.RowKey == SumRow)
            {
                sum = row;
            }
            else
            {
                deltas.Add(row);
            }
        }

        return (sum, deltas);
    }

    // Under the sum's ETag: a delta is added once, and is gone in the same moment.
    private static async Task<bool> TryFoldAsync(
        TableClient table, string programme, TableEntity? sum, List<TableEntity> deltas, CancellationToken cancellationToken)
    {
        var folded = deltas.Take(MostFolded).ToList();
        var row = Write(new TableEntity(programme, SumRow), Add(sum, folded));
        List<TableTransactionAction> actions =
        [
            sum is null
                ? new TableTransactionAction(TableTransactionActionType.Add, row)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, sum.ETag),
            .. folded.Select(delta => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(programme, delta.RowKey), ETag.All)),
        ];
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static SortedDictionary<string, long> Add(TableEntity? sum, IEnumerable<TableEntity> deltas)
    {
        var counters = sum is null ? new SortedDictionary<string, long>(StringComparer.Ordinal) : Read(sum);
        foreach (var (name, change) in deltas.SelectMany(Read))
        {
            counters[name] = counters.GetValueOrDefault(name) + change;
            if (counters[name] == 0)
            {
                counters.Remove(name);
            }
        }

        return counters;
    }

    private static TableEntity Write(TableEntity row, SortedDictionary<string, long> counters)
    {
        var text = JsonSerializer.Serialize(counters);
        var part = 0;
        foreach (var chunk in text.Chunk(LongestPart))
        {
            row[Column(part++)] = new string(chunk);
        }

        return row;
    }

    private static SortedDictionary<string, long> Read(TableEntity row)
    {
        var text = string.Empty;
        for (var part = 0; row.GetString(Column(part)) is { } chunk; part++)
        {
            text += chunk;
        }

        return new SortedDictionary<string, long>(JsonSerializer.Deserialize<Dictionary<string, long>>(text)!, StringComparer.Ordinal);
    }

    private static string Column(int part) => string.Create(CultureInfo.InvariantCulture, $"{Json}{part}");
}
