using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CE4BIG.Functions.Lists;

/// <summary>Reads a list from the first sheet of a workbook, row by row, and no further than a list may be long.</summary>
internal static class XlsxListReader
{
    private const int Letters = 26;

    /// <summary>The rows; null where it cannot be read.</summary>
    public static RawList? Read(Stream file)
    {
        try
        {
            using var book = SpreadsheetDocument.Open(file, isEditable: false, new OpenSettings { MaxCharactersInPart = ListLimits.PartCharacters });
            return book.WorkbookPart is { } part && part.Workbook.Descendants<Sheet>().FirstOrDefault()?.Id?.Value is { } id && part.GetPartById(id) is WorksheetPart sheet
                ? Read(sheet, [.. part.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText) ?? []])
                : null;
        }
        catch (Exception failure) when (failure is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or InvalidOperationException
            or ArgumentException or FormatException or IOException)
        {
            // A damaged or hostile package shows itself as any of these.
            return null;
        }
    }

    private static RawList? Read(WorksheetPart sheet, string[] shared)
    {
        var headings = ImmutableArray<string>.Empty;
        var rows = ImmutableArray.CreateBuilder<(int, ImmutableArray<string>)>();
        using var reader = OpenXmlReader.Create(sheet);
        for (var number = 0; rows.Count <= ListLimits.Rows && reader.Read();)
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
            {
                continue;
            }

            var row = (Row)reader.LoadCurrentElement()!;
            number = (int?)row.RowIndex?.Value ?? number + 1;
            var cells = Cells(row, shared);
            if (headings.IsEmpty)
            {
                headings = cells;
            }
            else if (cells.Any(cell => cell.Length > 0))
            {
                rows.Add((number, cells));
            }
        }

        return headings.IsEmpty ? null : new RawList(headings, rows.ToImmutable());
    }

    private static ImmutableArray<string> Cells(Row row, string[] shared)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? Column(reference) : cells.Count;
            if (column < cells.Count || column >= ListLimits.Columns)
            {
                continue;
            }

            // Cells that are empty may be left out.
            cells.AddRange(Enumerable.Repeat(string.Empty, column - cells.Count));
            cells.Add(Text(cell, shared).Trim());
        }

        return [.. cells];
    }

    private static string Text(Cell cell, string[] shared)
    {
        var text = cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? string.Empty;
        if (cell.DataType?.Value != CellValues.SharedString)
        {
            return text;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Length
            ? shared[index]
            : throw new InvalidDataException("A cell refers to a text that is not there.");
    }

    private static int Column(string reference) => reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (column, letter) => (column * Letters) + letter - 'A' + 1) - 1;
}
