using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Tests.Lists;

/// <summary>Lists as people save them.</summary>
internal static class ListFiles
{
    public static IFormFile Csv(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static IFormFile Of(byte[] bytes) => new FormFile(new MemoryStream(bytes), 0, bytes.Length, "list", "list.csv");

    /// <summary>A workbook, its words in the table of shared ones as most programs save them.</summary>
    public static IFormFile Xlsx(params string[][] rows)
    {
        using var file = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = book.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            var shared = workbook.AddNewPart<SharedStringTablePart>();
            var words = rows.SelectMany(row => row).Distinct().ToList();
            shared.SharedStringTable = new SharedStringTable(words.Select(word => new SharedStringItem(new Text(word))));
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select((row, y) => new Row(
                row.Select((word, x) => (word, x)).Where(cell => cell.word.Length > 0).Select(cell => new Cell(new CellValue(words.IndexOf(cell.word)))
                {
                    CellReference = FormattableString.Invariant($"{(char)('A' + cell.x)}{y + 1}"),
                    DataType = CellValues.SharedString,
                }))
            { RowIndex = (uint)y + 1 })));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "List", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        return Of(file.ToArray());
    }
}
