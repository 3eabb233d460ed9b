using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>
/// When each open exchange next has something to do, in real time. A person's move marks its row as due *before* it is stored,
/// and the workflow moves the mark on once it has followed: whatever happens in between, the sweep finds the exchange.
/// </summary>
public sealed class Agenda(Tables tables, TimeProvider real)
{
    private const string Partition = "open";

    // Years pass until they are due; their rows are keyed by day, so that the sweep reads only the days that have come.
    private const string Kept = "kept";
    private const string DueColumn = "DueAt";
    private const string ExchangeColumn = "Exchange";

    /// <summary>Marks an exchange as due now.</summary>
    public Task MarkDueAsync(ExchangeId id, CancellationToken cancellationToken) => MoveAsync(id, real.GetUtcNow(), cancellationToken);

    /// <summary>Moves an exchange's mark.</summary>
    public async Task MoveAsync(ExchangeId id, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Agenda, cancellationToken);
        await table.UpsertEntityAsync(new TableEntity(Partition, id.Value) { [DueColumn] = due }, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Takes an exchange off that has ended, and puts it down for the day on which its retention ends.</summary>
    public async Task KeepAsync(ExchangeId id, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Agenda, cancellationToken);
        await table.UpsertEntityAsync(
            new TableEntity(Kept, $"{Day(due)}|{id}") { [DueColumn] = due, [ExchangeColumn] = id.Value }, TableUpdateMode.Replace, cancellationToken);
        await RemoveAsync(id, cancellationToken);
    }

    /// <summary>Takes an exchange off.</summary>
    public async Task RemoveAsync(ExchangeId id, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Agenda, cancellationToken);
        await table.DeleteEntityAsync(Partition, id.Value, ETag.All, cancellationToken);
    }

    /// <summary>The exchanges that were due before an instant.</summary>
    public async IAsyncEnumerable<AgendaEntry> DueBeforeAsync(DateTimeOffset instant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Agenda, cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and DueAt lt {instant}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (ExchangeId.TryParse(row.RowKey, out var id))
            {
                yield return new AgendaEntry(id, row.GetDateTimeOffset(DueColumn) ?? default);
            }
        }
    }

    /// <summary>The exchanges whose retention ended before an instant; each is taken off as it is handed out, since whoever looks at it puts it down again.</summary>
    public async IAsyncEnumerable<AgendaEntry> KeptUntilAsync(DateTimeOffset instant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Agenda, cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Kept} and RowKey lt {Day(instant.AddDays(1))} and DueAt lt {instant}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (ExchangeId.TryParse(row.GetString(ExchangeColumn), out var id))
            {
                await MarkDueAsync(id, cancellationToken);
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
                yield return new AgendaEntry(id, row.GetDateTimeOffset(DueColumn) ?? default);
            }
        }
    }

    private static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
