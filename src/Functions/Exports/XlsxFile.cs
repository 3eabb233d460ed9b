using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CE4BIG.Functions.Exports;

/// <summary>
/// Writes an export as a workbook (Open XML): typed cells, a heading that stays in view with a filter at each column, and below the rows
/// the sums of what may be added up, which follow the filter. The packaging library keeps a workbook in memory, hence its limit.
/// </summary>
public static class XlsxFile
{
    /// <summary>What it is to a browser.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The most rows below the heading; longer exports are to be had as CSV. Some 30 MB while it is made.</summary>
    public const int MostRows = 20_000;

    private const uint FirstRow = 2;

    // SUBTOTAL's function that adds up and leaves out what a filter hides.
    private const int VisibleSum = 109;

    /// <summary>Writes all of it.</summary>
    /// <param name="sheet">What to write.</param>
    /// <param name="file">Where to: can be sought in, and stays open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>False where there are more than <see cref="MostRows"/>; what was written until then is of no use.</returns>
    public static async Task<bool> TryWriteAsync(ExportSheet sheet, Stream file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var workbook = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var book = workbook.AddWorkbookPart();
        var part = book.AddNewPart<WorksheetPart>();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = XlsxStyles.Sheet();
        book.Workbook = new Workbook(new Sheets(new Sheet { Name = sheet.Name, SheetId = 1, Id = book.GetIdOfPart(part) }));
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(Frozen());
        writer.WriteElement(Widths(sheet.Columns));
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(new Row(sheet.Columns.Select(column => TextCell(column.Key, XlsxStyles.Heading))) { RowIndex = FirstRow - 1 });
        if (await WriteRowsAsync(writer, sheet, cancellationToken) is not { } rows)
        {
            return false;
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{Address(sheet.Columns.Length - 1, FirstRow - 1 + rows)}" });
        writer.WriteEndElement();
        return true;
    }

    private static async Task<uint?> WriteRowsAsync(OpenXmlWriter writer, ExportSheet sheet, CancellationToken cancellationToken)
    {
        var rows = 0U;
        var sums = new decimal[sheet.Columns.Length];
        await foreach (var row in sheet.Rows.WithCancellation(cancellationToken))
        {
            if (++rows > MostRows)
            {
                return null;
            }

            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += row[i].Number ?? 0;
            }

            writer.WriteElement(new Row(sheet.Columns.Zip(row, CellOf)) { RowIndex = FirstRow - 1 + rows });
        }

        if (rows > 0 && sheet.Columns.Any(column => column.Totalled))
        {
            var last = FirstRow - 1 + rows;
            writer.WriteElement(new Row(sheet.Columns.Select((column, i) => TotalCell(column, i, last, sums[i]))) { RowIndex = last + 1 });
        }

        return rows;
    }

    private static SheetViews Frozen() => new(new SheetView(
        new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
        new Selection { Pane = PaneValues.BottomLeft })
    {
        WorkbookViewId = 0,
        TabSelected = true,
    });

    private static Columns Widths(ImmutableArray<ExportColumn> columns) => new(columns.Select((column, i) => new Column
    {
        Min = (uint)i + 1,
        Max = (uint)i + 1,
        Width = XlsxStyles.Width(column),
        CustomWidth = true,
    }));

    private static Cell CellOf(ExportColumn column, ExportCell cell) => column.Type switch
    {
        ExportType.Text => cell.Text is { } text ? TextCell(text, XlsxStyles.Plain) : new Cell(),
        ExportType.Number => NumberCell(cell.Number, XlsxStyles.Number),
        ExportType.Money => NumberCell(cell.Number, XlsxStyles.Money),
        ExportType.Date => NumberCell(Serial(cell.Time), XlsxStyles.Date),
        ExportType.Moment => NumberCell(Serial(cell.Time), XlsxStyles.Moment),
    };

    // A text cell is never reckoned, whatever it begins with. What XML has no way to say is left out.
    private static Cell TextCell(string text, uint style) => new(new InlineString(
        new Text(string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)))) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };

    private static Cell NumberCell(decimal? number, uint style) => number is { } value
        ? new Cell(new CellValue(value.ToString(CultureInfo.InvariantCulture))) { StyleIndex = style }
        : new Cell { StyleIndex = style };

    private static Cell TotalCell(ExportColumn column, int index, uint last, decimal sum) => column.Totalled
        ? new Cell(
            new CellFormula($"SUBTOTAL({VisibleSum.ToString(CultureInfo.InvariantCulture)},{Address(index, FirstRow)}:{Address(index, last)})"),
            new CellValue(sum.ToString(CultureInfo.InvariantCulture)))
        {
            StyleIndex = column.Type == ExportType.Money ? XlsxStyles.MoneyTotal : XlsxStyles.NumberTotal,
        }
        : new Cell { StyleIndex = XlsxStyles.NumberTotal };

    // Days since the end of 1899, which is how a spreadsheet tells the time; to the second.
    private static decimal? Serial(DateTime? time) => time is { } value ? Math.Round((decimal)value.ToOADate(), 6) : null;

    private static string Address(int column, uint row)
    {
        const int letters = 26;
        var name = column < letters ? ((char)('A' + column)).ToString() : string.Concat((char)('A' + (column / letters) - 1), (char)('A' + (column % letters)));
        return name + row.ToString(CultureInfo.InvariantCulture);
    }
}
