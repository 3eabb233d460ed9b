using System.Collections.Immutable;
using CE4BIG.Functions.Budget;

namespace CE4BIG.Functions.Exports;

/// <summary>
/// A cluster's ledger as an export, or one after the other of several, the oldest entry first. What each entry adds to the four sums stands
/// beside it, so that the columns' totals are the balance (docs/exports.md).
/// </summary>
public static class LedgerExport
{
    /// <summary>The columns.</summary>
    public static ImmutableArray<ExportField<LedgerRow>> Fields { get; } =
    [
        new("cluster", ExportType.Text, row => ExportCell.Of(row.Cluster)),
        new("number", ExportType.Number, row => ExportCell.Of(row.Entry.Number)),
        new("at_utc", ExportType.Moment, row => ExportCell.Of(row.Entry.At)),
        new("exchange", ExportType.Text, row => ExportCell.Of(row.Entry.Exchange.Value)),
        new("kind", ExportType.Text, row => ExportCell.Of(ExportCodes.Of(row.Entry.Move.Kind))),
        new("amount_eur", ExportType.Money, row => ExportCell.Of(row.Entry.Move.Amount)),
        new("reserved_eur", ExportType.Money, row => ExportCell.Of(row.Entry.Move.Effect.Reserved), totalled: true),
        new("committed_eur", ExportType.Money, row => ExportCell.Of(row.Entry.Move.Effect.Committed), totalled: true),
        new("paid_eur", ExportType.Money, row => ExportCell.Of(row.Entry.Move.Effect.Paid), totalled: true),
        new("recovered_eur", ExportType.Money, row => ExportCell.Of(row.Entry.Move.Effect.Recovered), totalled: true),
        new("programme_version", ExportType.Text, row => ExportCell.Of(row.Entry.ProgrammeVersion)),
    ];

    /// <summary>The entries of some clusters.</summary>
    /// <param name="ledger">The ledgers.</param>
    /// <param name="programme">The programme's id.</param>
    /// <param name="clusters">The clusters, by id.</param>
    /// <param name="query">Which entries.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ExportSheet Open(BudgetLedger ledger, string programme, IEnumerable<string> clusters, LedgerQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return ExportSheet.Of("ledger", Fields, clusters.ToAsyncEnumerable().SelectMany(cluster =>
            ledger.AllEntriesAsync(programme, cluster, query, cancellationToken).Select(entry => new LedgerRow(cluster, entry))));
    }
}
