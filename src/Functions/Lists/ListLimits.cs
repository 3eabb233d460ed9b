namespace CE4BIG.Functions.Lists;

/// <summary>How much of a list is taken.</summary>
internal static class ListLimits
{
    /// <summary>Bytes of a file.</summary>
    public const int FileBytes = 1_000_000;

    /// <summary>Rows below the heading.</summary>
    public const int Rows = 5000;

    /// <summary>Columns.</summary>
    public const int Columns = 20;

    /// <summary>Characters of a cell, of whatever column.</summary>
    public const int Cell = 500;

    /// <summary>Characters of a part of a workbook once it is unpacked.</summary>
    public const int PartCharacters = 20_000_000;
}
