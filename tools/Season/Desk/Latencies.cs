using System.Collections.Concurrent;

namespace CE4BIG.Season.Desk;

/// <summary>Durations of one kind, for percentiles at the end.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentQueue<double> _milliseconds = new();

    public int Count => _milliseconds.Count;

    public void Add(TimeSpan duration) => _milliseconds.Enqueue(duration.TotalMilliseconds);

    /// <summary>The value that this share of all durations stays at or below; 0 where there are none.</summary>
    public double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
