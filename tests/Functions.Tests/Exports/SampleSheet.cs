using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Functions.Exports;

namespace CE4BIG.Functions.Tests.Exports;

/// <summary>An export with a column of each type.</summary>
internal static class SampleSheet
{
    private static readonly ImmutableArray<ExportField<(string? Name, long? Count, Money? Amount)>> Fields =
    [
        new("name", ExportType.Text, row => ExportCell.Of(row.Name)),
        new("count", ExportType.Number, row => ExportCell.Of(row.Count), totalled: true),
        new("amount_eur", ExportType.Money, row => ExportCell.Of(row.Amount), totalled: true),
        new("day", ExportType.Date, row => ExportCell.Of(row.Name is null ? (DateOnly?)null : new DateOnly(2026, 6, 8))),
        new("at_utc", ExportType.Moment, row => ExportCell.Of(row.Name is null ? (DateTimeOffset?)null : new DateTimeOffset(2026, 6, 8, 11, 30, 15, TimeSpan.FromHours(2)))),
    ];

    public static ExportSheet Of(params (string? Name, long? Count, Money? Amount)[] rows) => ExportSheet.Of("sample", Fields, rows.ToAsyncEnumerable());

    /// <summary>So many rows, made as they are asked for.</summary>
    public static ExportSheet OfLength(int rows) => ExportSheet.Of(
        "sample", Fields, Enumerable.Range(1, rows).Select(i => ((string?)"Name", (long?)i, (Money?)Money.Euros(i))).ToAsyncEnumerable());
}
