using DocumentFormat.OpenXml.Spreadsheet;

namespace CE4BIG.Functions.Exports;

/// <summary>How a workbook's cells look: few styles, named by their place in the style sheet.</summary>
internal static class XlsxStyles
{
    public const uint Plain = 0;
    public const uint Heading = 1;
    public const uint Number = 2;
    public const uint Money = 3;
    public const uint Date = 4;
    public const uint Moment = 5;
    public const uint NumberTotal = 6;
    public const uint MoneyTotal = 7;

    // Of the formats that every spreadsheet knows by number.
    private const uint WholeNumber = 3;
    private const uint TwoDecimals = 4;

    // Formats of one's own begin here.
    private const uint IsoDate = 164;
    private const uint IsoMoment = 165;
    private const uint Bold = 1;
    private const uint LineAbove = 1;

    /// <summary>A column's width in characters.</summary>
    public static double Width(ExportColumn column) => Math.Max(column.Key.Length + 4, column.Type switch
    {
        ExportType.Text => 22,
        ExportType.Number => 10,
        ExportType.Money => 14,
        ExportType.Date => 12,
        ExportType.Moment => 20,
    });

    /// <summary>The style sheet.</summary>
    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = IsoDate, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = IsoMoment, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm:ss" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), new Border(new LeftBorder(), new RightBorder(), new TopBorder { Style = BorderStyleValues.Thin })),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = Bold, ApplyFont = true },
            Format(WholeNumber),
            Format(TwoDecimals),
            Format(IsoDate),
            Format(IsoMoment),
            Total(WholeNumber),
            Total(TwoDecimals)));

    private static CellFormat Format(uint number) => new() { NumberFormatId = number, ApplyNumberFormat = true };

    private static CellFormat Total(uint number) => new()
    {
        NumberFormatId = number,
        FontId = Bold,
        BorderId = LineAbove,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyBorder = true,
    };
}
