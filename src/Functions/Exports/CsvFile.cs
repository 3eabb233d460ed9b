using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace CE4BIG.Functions.Exports;

/// <summary>
/// Writes an export as text, row by row as it is read (RFC 4180): commas, lines that end with CR LF, UTF-8 with its mark, by which
/// spreadsheets recognise it. Days are ISO 8601, decimals have a point, and words are never a formula.
/// </summary>
public static class CsvFile
{
    /// <summary>What it is to a browser.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Writes all of it.</summary>
    /// <param name="sheet">What to write.</param>
    /// <param name="file">Where to; left open.</param>
    /// <param name="cancellationToken">Ends the writing: the reader has gone.</param>
    public static async Task WriteAsync(ExportSheet sheet, Stream file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        await using var text = new StreamWriter(file, Utf8WithMark, leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true);
        foreach (var column in sheet.Columns)
        {
            csv.WriteField(column.Key);
        }

        await csv.NextRecordAsync();
        await foreach (var row in sheet.Rows.WithCancellation(cancellationToken))
        {
            foreach (var (column, cell) in sheet.Columns.Zip(row))
            {
                csv.WriteField(Write(column.Type, cell));
            }

            await csv.NextRecordAsync();
        }
    }

    private static string? Write(ExportType type, ExportCell cell) => type switch
    {
        ExportType.Text => cell.Text is { } text ? FormulaGuard.Neutralise(text) : null,
        ExportType.Number => cell.Number?.ToString("0", CultureInfo.InvariantCulture),
        ExportType.Money => cell.Number?.ToString("0.00", CultureInfo.InvariantCulture),
        ExportType.Date => cell.Time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ExportType.Moment => cell.Time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };
}
