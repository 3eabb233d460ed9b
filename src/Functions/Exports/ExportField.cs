namespace CE4BIG.Functions.Exports;

/// <summary>A column with what stands in it.</summary>
/// <typeparam name="TRow">What a row is about.</typeparam>
/// <param name="Column">The column.</param>
/// <param name="Cell">A row's cell.</param>
public sealed record ExportField<TRow>(ExportColumn Column, Func<TRow, ExportCell> Cell)
{
    /// <summary>A column of a type.</summary>
    public ExportField(string key, ExportType type, Func<TRow, ExportCell> cell, bool totalled = false)
        : this(new ExportColumn(key, type, totalled), cell)
    {
    }
}
