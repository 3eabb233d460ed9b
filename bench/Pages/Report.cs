using System.Globalization;
using CE4BIG.PageBench.Load;

namespace CE4BIG.PageBench;

/// <summary>Prints the figures, each with its limit.</summary>
internal static class Report
{
    private const int LargestPage = 100 * 1024;

    /// <summary>Prints a table of the kinds of pages.</summary>
    /// <returns>Whether every kind keeps its limit and every answer was a page.</returns>
    public static bool Print(IReadOnlyCollection<Seen> seen, IReadOnlyDictionary<PageKind, Cost> costs)
    {
        Line("{0,-34}{1,7}{2,8}{3,8}{4,8}{5,8}{6,9}{7,9}{8,9}", "page", "n", "p50 ms", "p95 ms", "max ms", "limit", "cpu ms", "storage", "KB");
        var kept = true;
        foreach (var group in seen.GroupBy(s => s.Kind).OrderBy(g => g.Key.Name, StringComparer.Ordinal))
        {
            kept &= Print(group.Key, [.. group], costs[group.Key]);
        }

        return kept;
    }

    private static bool Print(PageKind kind, IReadOnlyList<Seen> seen, Cost cost)
    {
        var times = seen.Select(s => s.Milliseconds).Order().ToArray();
        var (p95, largest, failed) = (At(times, 0.95), seen.Max(s => s.Bytes), seen.Count(s => s.Status != 200));
        var verdict = failed > 0 ? FormattableString.Invariant($"  {failed} were no page ({seen.First(s => s.Status != 200).Status})")
            : p95 > kind.Limit ? "  MISSED"
            : largest > LargestPage ? "  TOO LARGE"
            : string.Empty;
        Line(
            "{0,-34}{1,7}{2,8:0.0}{3,8:0.0}{4,8:0.0}{5,8:0}{6,9:0.0}{7,9}{8,9:0.0}{9}",
            kind.Name, times.Length, At(times, 0.5), p95, times[^1], kind.Limit, cost.Processor, cost.Requests?.ToString("0.0", CultureInfo.InvariantCulture) ?? "", largest / 1024d, verdict);
        return verdict.Length == 0;
    }

    private static double At(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    public static void Line(string format, params object[] values) => Console.WriteLine(string.Format(CultureInfo.InvariantCulture, format, values));
}
