namespace CE4BIG.Functions.Exports;

/// <summary>What the cells of a column are.</summary>
public enum ExportType
{
    /// <summary>Words. Whatever they look like, they are never a formula.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Euro with two decimals.</summary>
    Money,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A moment, in UTC.</summary>
    Moment,
}
