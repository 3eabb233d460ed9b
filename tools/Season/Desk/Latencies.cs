using System.Collections.Concurrent;

namespace CE4BIG.Season.Desk;

/// <summary>Durations of one kind, for percentiles at the end.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentQueue<double> _milliseconds = new();

    private const int Few = 16;

    private double _lately;

    /// <summary>What the last few took, about.</summary>
    public TimeSpan Lately => TimeSpan.FromMilliseconds(Volatile.Read(ref _lately));

    public int Count => _milliseconds.Count;

    public void Add(TimeSpan duration)
    {
        _milliseconds.Enqueue(duration.TotalMilliseconds);

        // Two at once may overwrite each other, which an approximation bears.
        Volatile.Write(ref _lately, _lately + ((duration.TotalMilliseconds - _lately) / Few));
    }

    /// <summary>The value that this share of all durations stays at or below; 0 where there are none.</summary>
    public double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
