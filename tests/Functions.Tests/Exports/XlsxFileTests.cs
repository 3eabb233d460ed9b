using System.Globalization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Functions.Exports;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CE4BIG.Functions.Tests.Exports;

/// <summary>What a spreadsheet finds in an export as a workbook.</summary>
public sealed class XlsxFileTests
{
    [Fact]
    public async Task It_is_valid_by_the_schemas_of_its_format()
    {
        foreach (var sheet in new[] { SampleSheet.Of(), SampleSheet.Of(("=1+1\u0001", -3, new Money(-5_05)), (null, null, null)) })
        {
            using var book = await OpenAsync(sheet);

            Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(book).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        }
    }

    [Fact]
    public async Task Cells_are_of_the_type_of_their_column()
    {
        using var book = await OpenAsync(SampleSheet.Of(("=HYPERLINK(\"http://a.example\")", 3, new Money(390_05))));
        var cells = Rows(book)[1];

        Assert.Equal((CellValues.InlineString, "=HYPERLINK(\"http://a.example\")"), (cells[0].DataType!.Value, cells[0].InnerText));
        Assert.All(cells[1..], cell => Assert.Null(cell.DataType));
        Assert.All(cells, cell => Assert.Null(cell.CellFormula));
        Assert.Equal(["3", "390.05"], cells[1..3].Select(cell => cell.CellValue!.Text));
        Assert.Equal(new DateTime(2026, 6, 8), DateTime.FromOADate(Number(cells[3])));
        Assert.Equal(new DateTime(2026, 6, 8, 9, 30, 15), DateTime.FromOADate(Number(cells[4])), TimeSpan.FromSeconds(0.1));
        Assert.Equal(["", "#,##0", "#,##0.00", "yyyy\\-mm\\-dd", "yyyy\\-mm\\-dd\\ hh:mm:ss"], cells.Select(cell => Format(book, cell)));
    }

    [Fact]
    public async Task The_heading_stays_in_view_with_a_filter_over_the_rows_but_not_over_the_sums()
    {
        using var book = await OpenAsync(SampleSheet.Of(("a", 1, Money.Zero), ("b", 2, Money.Zero)));
        var sheet = Worksheet(book);
        var pane = Assert.Single(sheet.Descendants<Pane>());

        Assert.Equal((1d, PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.State!.Value));
        Assert.Equal("A1:E3", Assert.Single(sheet.Elements<AutoFilter>()).Reference!.Value);
        Assert.Equal(5, sheet.Descendants<Column>().Count(column => column.Width! >= 8));
        Assert.Equal(["name", "count", "amount_eur", "day", "at_utc"], Rows(book)[0].Select(cell => cell.InnerText));
    }

    [Fact]
    public async Task Below_the_rows_stand_the_sums_which_follow_the_filter()
    {
        using var book = await OpenAsync(SampleSheet.Of(("a", 1, new Money(100_10)), ("b", null, new Money(-30_05)), ("c", 2, null)));
        var sums = Rows(book)[^1];

        Assert.Equal(["SUBTOTAL(109,B2:B4)", "SUBTOTAL(109,C2:C4)"], sums.Select(cell => cell.CellFormula?.Text).OfType<string>());
        Assert.Equal(["3", "70.05"], sums[1..3].Select(cell => cell.CellValue!.Text));
        Assert.Equal(5, Rows(book).Count);
    }

    [Fact]
    public async Task An_export_without_rows_has_its_heading_and_no_sums()
    {
        using var book = await OpenAsync(SampleSheet.Of());

        Assert.Single(Rows(book));
    }

    [Fact]
    public async Task A_workbook_of_the_most_rows_is_made_and_one_more_is_refused()
    {
        using var book = await OpenAsync(SampleSheet.OfLength(XlsxFile.MostRows));
        Assert.Equal(XlsxFile.MostRows + 2, Rows(book).Count);

        using var file = new MemoryStream();
        Assert.False(await XlsxFile.TryWriteAsync(SampleSheet.OfLength(XlsxFile.MostRows + 1), file, default));
    }

    internal static Worksheet Worksheet(SpreadsheetDocument book) => Assert.Single(book.WorkbookPart!.WorksheetParts).Worksheet;

    internal static List<List<Cell>> Rows(SpreadsheetDocument book) =>
        [.. Worksheet(book).Descendants<Row>().Select(row => row.Elements<Cell>().ToList())];

    private static double Number(Cell cell) => double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture);

    private static string Format(SpreadsheetDocument book, Cell cell)
    {
        var styles = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var number = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)(cell.StyleIndex?.Value ?? 0)).NumberFormatId?.Value;
        return number switch
        {
            null => "",
            3 => "#,##0",
            4 => "#,##0.00",
            _ => styles.NumberingFormats!.Elements<NumberingFormat>().Single(format => format.NumberFormatId! == number).FormatCode!.Value!,
        };
    }

    private static async Task<SpreadsheetDocument> OpenAsync(ExportSheet sheet)
    {
        var file = new MemoryStream();
        Assert.True(await XlsxFile.TryWriteAsync(sheet, file, default));
        return SpreadsheetDocument.Open(file, isEditable: false);
    }
}
