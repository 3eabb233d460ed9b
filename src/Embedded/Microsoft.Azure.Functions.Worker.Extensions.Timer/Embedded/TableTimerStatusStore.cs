using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer;

/// <summary>One row for each function; one request to load them all, one to save after a firing.</summary>
internal sealed class TableTimerStatusStore(TableServiceClient service, string table) : ITimerStatusStore
{
    private const string Partition = "timers";

    private readonly TableClient _table = service.GetTableClient(table);

    public async Task<IReadOnlyDictionary<string, TimerStatus>> LoadAsync(CancellationToken cancellationToken)
    {
        var statuses = new Dictionary<string, TimerStatus>(StringComparer.OrdinalIgnoreCase);
        try
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
            await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                statuses[row.RowKey] = new TimerStatus(
                    row.GetString(nameof(TimerStatus.Schedule)) ?? "",
                    Time(row, nameof(TimerStatus.Last)),
                    Time(row, nameof(TimerStatus.Next)),
                    Time(row, nameof(TimerStatus.LastUpdated)));
            }
        }
        catch (RequestFailedException exception) when (IsNoTable(exception))
        {
            // Nothing was ever kept; the first save makes the table.
        }

        return statuses;
    }

    public async Task SaveAsync(string function, TimerStatus status, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, function)
        {
            [nameof(TimerStatus.Schedule)] = status.Schedule,
            [nameof(TimerStatus.Last)] = Text(status.Last),
            [nameof(TimerStatus.Next)] = Text(status.Next),
            [nameof(TimerStatus.LastUpdated)] = Text(status.LastUpdated),
        };
        try
        {
            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException exception) when (IsNoTable(exception))
        {
            await _table.CreateIfNotExistsAsync(cancellationToken);
            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }
    }

    private static bool IsNoTable(RequestFailedException exception) => exception is { Status: 404, ErrorCode: "TableNotFound" };

    // As text: a schedule that has not run yet has no last time, and the service's dates begin in 1601.
    private static string Text(DateTime time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static DateTime Time(TableEntity row, string name) =>
        DateTime.TryParse(row.GetString(name), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : default;
}
