namespace Azure.Data.Tables.Rest;

/// <summary>The property types that the table service stores (entity data model), and the two .NET shapes that share one with another.</summary>
internal enum EdmKind
{
    String,
    Boolean,
    Int32,
    Int64,
    Double,
    DateTime,
    DateTimeOffset,
    Guid,
    Binary,
    BinaryData,
    Enum,
}
