using System.Collections.Immutable;

namespace CE4BIG.Functions.Exports;

/// <summary>An export that is about to be written: its columns, and its rows as they are read.</summary>
/// <param name="Name">What it is called; also the name of a workbook's sheet.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each with a cell for every column; read once.</param>
public sealed record ExportSheet(string Name, ImmutableArray<ExportColumn> Columns, IAsyncEnumerable<ImmutableArray<ExportCell>> Rows)
{
    /// <summary>An export of rows by their fields.</summary>
    public static ExportSheet Of<TRow>(string name, ImmutableArray<ExportField<TRow>> fields, IAsyncEnumerable<TRow> rows) => new(
        name, [.. fields.Select(field => field.Column)], rows.Select(row => fields.Select(field => field.Cell(row)).ToImmutableArray()));

    /// <summary>The same, its first page read: what storage refuses is then a page that says so, and no file that breaks off.</summary>
    public async Task<ExportSheet> BeginAsync(CancellationToken cancellationToken)
    {
        var rows = Rows.GetAsyncEnumerator(cancellationToken);
        var any = await rows.MoveNextAsync();
        return this with { Rows = RestAsync(rows, any) };
    }

    private static async IAsyncEnumerable<ImmutableArray<ExportCell>> RestAsync(IAsyncEnumerator<ImmutableArray<ExportCell>> rows, bool any)
    {
        await using (rows)
        {
            for (; any; any = await rows.MoveNextAsync())
            {
                yield return rows.Current;
            }
        }
    }
}
