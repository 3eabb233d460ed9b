using System.Globalization;

namespace CE4BIG.Pages.Components.Charts;

/// <summary>Where the marks of charts lie, in the units of their drawing; and how attributes write that, whatever the reader's language.</summary>
internal static class Geometry
{
    /// <summary>How wide a drawing of bars is, and how high one of columns.</summary>
    public const double Full = 1000;

    // What is there at all can be seen.
    private const double Least = 6;

    /// <summary>A coordinate as an attribute has it.</summary>
    public static string Number(double coordinate) => coordinate.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>How long a value is drawn on a scale; never longer than the drawing, and never invisible unless it is nothing.</summary>
    public static double Length(long value, long scale) =>
        value <= 0 || scale <= 0 ? 0 : Math.Clamp(Full * value / scale, Least, Full);

    /// <summary>Parts one after the other: where each begins and how long it is. Parts that together are longer than the scale shrink alike.</summary>
    public static IReadOnlyList<(double Start, double Length)> Row(IEnumerable<long> values, long scale)
    {
        var lengths = values.Select(value => Length(value, scale)).ToList();
        var all = lengths.Sum();
        var shrink = all > Full ? Full / all : 1;
        var row = new List<(double, double)>(lengths.Count);
        var start = 0.0;
        foreach (var length in lengths.Select(length => length * shrink))
        {
            row.Add((start, length));
            start += length;
        }

        return row;
    }

    /// <summary>The shade of a cell in five degrees: 0 for nothing, 4 for the most.</summary>
    public static int Degree(long value, long most)
    {
        const int degrees = 4;
        return value <= 0 || most <= 0 ? 0 : (int)Math.Clamp(Math.Ceiling(degrees * (double)value / most), 1, degrees);
    }
}
