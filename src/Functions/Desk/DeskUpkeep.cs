using Azure;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Desk;

/// <summary>
/// Keeps the desk's projection: makes it anew from the exchanges where the table is missing or of an earlier layout, folds figures
/// that nobody looked at, and has the metrics see them. An operator who wants it made again deletes the table and waits, or restarts the app.
/// </summary>
public sealed class DeskUpkeep(Tables tables, ExchangeStore exchanges, DeskIndex index, FiguresStore figures, Programmes programmes, DeskLevels levels, ProgrammeClock clock, ILogger<DeskUpkeep> logger)
{
    // To be raised whenever rows written before would mislead.
    private const int Layout = 3;
    private const string LayoutPartition = "|layout";
    private const string LayoutRow = "layout";
    private const string LayoutColumn = "Layout";
    private const string DoneUntilColumn = "DoneUntil";

    // The rows of the first layout.
    private const string FirstPartition = "exchanges";
    private const int AtOnce = 100;

    // A consumption plan ends a function after five minutes; the next round goes on.
    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(4);

    /// <summary>Every ten minutes, and at every start.</summary>
    [Function(nameof(DeskUpkeep))]
    public async Task RunAsync([TimerTrigger("0 5/10 * * * *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken)
    {
        await RebuildAsync(LongestRound, cancellationToken);
        foreach (var programme in programmes.Current)
        {
            Report(programme, await figures.FoldAsync(programme.Id, cancellationToken));
        }
    }

    private void Report(Programme programme, IReadOnlyDictionary<string, long> counters)
    {
        var reading = new FiguresReading(programme, counters, programme.Deadlines.LocalDate(clock.GetUtcNow()));
        foreach (var stage in Enum.GetValues<Stage>())
        {
            levels.Saw(programme.Id, stage, reading.Open(stage), reading.Overdue(stage));
        }
    }

    /// <summary>Writes every exchange where the projection is not of this layout; goes on where an earlier round ended.</summary>
    /// <param name="longest">After how long to leave the rest to the next round.</param>
    /// <param name="cancellationToken">Ends the round.</param>
    public async Task RebuildAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Desk, cancellationToken);
        var mark = await table.GetEntityIfExistsAsync<TableEntity>(LayoutPartition, LayoutRow, cancellationToken: cancellationToken);
        var current = mark.HasValue && mark.Value!.GetInt32(LayoutColumn) == Layout ? mark.Value : null;
        var doneUntil = current?.GetString(DoneUntilColumn) ?? string.Empty;
        if (current is not null && doneUntil.Length == 0)
        {
            return;
        }

        using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        round.CancelAfter(longest);
        try
        {
            await WriteAllAsync(table, doneUntil, round.Token);
            await RemoveFirstLayoutAsync(table, round.Token);
            await MarkAsync(table, string.Empty, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogInformation("The desk's lists are being made anew; the next round goes on.");
        }
    }

    private async Task WriteAllAsync(TableClient table, string doneUntil, CancellationToken cancellationToken)
    {
        var source = await tables.OpenAsync(TableNames.Exchanges, cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey gt {doneUntil} and RowKey eq {ExchangeRows.StateRow}");
        var written = 0;
        await foreach (var row in source.QueryAsync<TableEntity>(filter, AtOnce, [nameof(ITableEntity.PartitionKey)], cancellationToken))
        {
            if (ExchangeId.TryParse(row.PartitionKey, out var id) && await exchanges.LoadAsync(id, cancellationToken) is { } file)
            {
                await index.WriteAsync(file, [], cancellationToken);
            }

            if (++written % AtOnce == 0)
            {
                await MarkAsync(table, row.PartitionKey, cancellationToken);
            }
        }

        if (written > 0)
        {
            logger.LogInformation("The desk's lists were made anew from {Count} exchanges.", written);
        }
    }

    private static async Task RemoveFirstLayoutAsync(TableClient table, CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {FirstPartition}"), cancellationToken: cancellationToken))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }

    private static async Task MarkAsync(TableClient table, string doneUntil, CancellationToken cancellationToken) => await table.UpsertEntityAsync(
        new TableEntity(LayoutPartition, LayoutRow) { [LayoutColumn] = Layout, [DoneUntilColumn] = doneUntil }, TableUpdateMode.Replace, cancellationToken);
}
