using System.Collections.Immutable;
using System.Globalization;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Desk;

/// <summary>
/// The projection that the desk lists: a row for each exchange, newest first, written by the workflow whenever a step changed.
/// It can always be made again from the exchanges themselves.
/// </summary>
public sealed class DeskIndex(Tables tables)
{
    /// <summary>How many exchanges a page of the list shows.</summary>
    public const int PageSize = 25;

    private const string Partition = "exchanges";

    /// <summary>Writes an exchange's row as it stands.</summary>
    public async Task WriteAsync(ExchangeState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var table = await tables.OpenAsync(TableNames.Desk, cancellationToken);
        var row = new TableEntity(Partition, RowKey(state))
        {
            ["Exchange"] = state.Id.Value,
            ["Programme"] = state.ProgrammeId,
            ["Visitor"] = state.Application.Visitor.Organisation,
            ["Host"] = state.Application.Host.Organisation,
            ["VisitingCluster"] = state.Application.Visitor.ClusterId,
            ["HostingCluster"] = state.Application.Host.ClusterId,
            ["Stage"] = state.Stage.ToString(),
            ["Ending"] = state.Ending?.ToString(),
            ["Waiting"] = ExchangeJson.Write(state.Steps.Where(s => s.IsOpen).ToImmutableArray()),
        };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>One page of the exchanges that concern a cluster, or of all.</summary>
    /// <param name="programme">The programme's id.</param>
    /// <param name="cluster">The cluster's id; null for all clusters.</param>
    /// <param name="continuation">Where the last page ended; null for the first.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<(ImmutableArray<DeskEntry> Entries, string? Continuation)> ListAsync(
        string programme, string? cluster, string? continuation, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Desk, cancellationToken);
        var filter = cluster is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and Programme eq {programme}")
            : TableClient.CreateQueryFilter(
                $"PartitionKey eq {Partition} and Programme eq {programme} and (VisitingCluster eq {cluster} or HostingCluster eq {cluster})");
        await foreach (var page in table.QueryAsync<TableEntity>(filter, PageSize, cancellationToken: cancellationToken)
            .AsPages(continuation, PageSize).WithCancellation(cancellationToken))
        {
            // The service may answer with an empty page and a token to go on from.
            if (page.Values.Count > 0 || page.ContinuationToken is null)
            {
                return ([.. page.Values.Select(Read)], page.ContinuationToken);
            }
        }

        return ([], null);
    }

    private static DeskEntry Read(TableEntity row) => new(
        ExchangeId.TryParse(row.GetString("Exchange"), out var id) ? id : default,
        row.GetString("Visitor") ?? string.Empty,
        row.GetString("Host") ?? string.Empty,
        Enum.Parse<Stage>(row.GetString("Stage") ?? nameof(Stage.Application)),
        row.GetString("Ending") is { Length: > 0 } ending ? Enum.Parse<Ending>(ending) : null,
        ExchangeJson.Read<ImmutableArray<Step>>(row.GetString("Waiting") ?? "[]"));

    // Rows come in ascending order of keys; counting down from the end of time puts the newest first.
    private static string RowKey(ExchangeState state) => string.Create(
        CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - state.SubmittedAt.UtcTicks:D19}|{state.Id}");
}
