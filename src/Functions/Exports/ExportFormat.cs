namespace CE4BIG.Functions.Exports;

/// <summary>How an export is written; the name of the file ends with it.</summary>
public enum ExportFormat
{
    /// <summary>Text (RFC 4180), of any length.</summary>
    Csv,

    /// <summary>A workbook, of at most <see cref="XlsxFile.MostRows"/> rows.</summary>
    Xlsx,
}
