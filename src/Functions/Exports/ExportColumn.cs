namespace CE4BIG.Functions.Exports;

/// <summary>A column of an export.</summary>
/// <param name="Key">Its heading: English, in small letters, and the same for good, since programs read it (docs/exports.md).</param>
/// <param name="Type">What its cells are.</param>
/// <param name="Totalled">Whether a workbook adds it up.</param>
public sealed record ExportColumn(string Key, ExportType Type, bool Totalled = false);
