using System.Collections.Immutable;

namespace CE4BIG.Functions.Exports;

/// <summary>
/// The indicators as an export: an exchange counts once, for the cluster that pays it (domain: Money), towards the programme's target. One
/// row for each cluster, from the maintained figures (docs/exports.md).
/// </summary>
public static class IndicatorExport
{
    /// <summary>The columns.</summary>
    public static ImmutableArray<ExportField<IndicatorRow>> Fields { get; } =
    [
        new("programme", ExportType.Text, row => ExportCell.Of(row.Programme.Id)),
        new("cluster", ExportType.Text, row => ExportCell.Of(row.Cluster)),
        new("cluster_name", ExportType.Text, row => ExportCell.Of(row.Figures.Name)),
        new("country", ExportType.Text, row => ExportCell.Of(row.Figures.Country?.Value)),
        new("counted", ExportType.Number, row => ExportCell.Of(row.Figures.Closed), totalled: true),
        new("under_way", ExportType.Number, row => ExportCell.Of(row.Figures.UnderWay), totalled: true),
        new("expected", ExportType.Number, row => ExportCell.Of(row.Figures.Expected), totalled: true),
        new("programme_target", ExportType.Number, row => ExportCell.Of(row.Programme.Target)),
        new("budget_eur", ExportType.Money, row => ExportCell.Of(row.Figures.Budget), totalled: true),
        new("spent_eur", ExportType.Money, row => ExportCell.Of(row.Figures.Spent), totalled: true),
        new("paid_in_time", ExportType.Number, row => ExportCell.Of(row.Figures.InTime), totalled: true),
        new("paid_late", ExportType.Number, row => ExportCell.Of(row.Figures.Late), totalled: true),
    ];

    /// <summary>The indicators of some clusters.</summary>
    public static ExportSheet Open(IEnumerable<IndicatorRow> rows) => ExportSheet.Of("indicators", Fields, rows.ToAsyncEnumerable());
}
