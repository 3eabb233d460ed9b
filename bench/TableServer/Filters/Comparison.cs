using CE4BIG.TableServer.Store;

namespace CE4BIG.TableServer.Filters;

/// <summary>A property beside a literal. Where the entity has no such property, or one of another type, it does not hold.</summary>
internal sealed record Comparison(string Property, string Operator, object Literal) : Filter
{
    public override bool Matches(Row row) => Compare(RowJson.Find(row, Property), Literal) is { } order && Operator switch
    {
        "eq" => order == 0,
        "ne" => order != 0,
        "gt" => order > 0,
        "ge" => order >= 0,
        "lt" => order < 0,
        "le" => order <= 0,
        _ => throw new InvalidOperationException($"{Operator} compares nothing."),
    };

    private static int? Compare(object? stored, object literal) => (stored, literal) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        (bool a, bool b) => a.CompareTo(b),
        (long a, long b) => a.CompareTo(b),
        (long or double, long or double) => AsDouble(stored).CompareTo(AsDouble(literal)),
        (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
        (Guid a, Guid b) => a.CompareTo(b),
        (byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b),
        _ => null,
    };

    private static double AsDouble(object? number) => number is long whole ? whole : (double)number!;
}
