using System.Globalization;

namespace CE4BIG.Engine;

/// <summary>Prints each figure with its target beside it.</summary>
internal static class Report
{
    public static void Title(string text) => Console.WriteLine($"\n{text}");

    public static void Figure(string name, double value, string unit, double target, bool atLeast) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {name,-38} {value,9:0.0} {unit,-16} target {(atLeast ? "≥" : "≤")} {target,-6:0.#} {((atLeast ? value >= target : value <= target) ? "reached" : "MISSED")}"));

    public static void Plain(string name, double value, string unit) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {name,-38} {value,9:0.0} {unit}"));

    public static double Percentile(IReadOnlyCollection<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
