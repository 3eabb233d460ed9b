namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>Every durable timer of the hub on one timer of the clock, however far away: a clock's own timer ends after 49 days.</summary>
internal sealed class TimerQueue : IDisposable
{
    // A clock's timer stands still while the machine sleeps: looking up once a minute, a due time is not missed by more.
    private static readonly TimeSpan Horizon = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly SortedSet<Entry> _entries = new(Comparer<Entry>.Create(static (a, b) =>
        a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Number.CompareTo(b.Number)));
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _lastNumber;

    public TimerQueue(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(_ => FireDue(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Entry Add(DateTimeOffset due, Action fire)
    {
        lock (_gate)
        {
            var entry = new Entry(due, ++_lastNumber, fire);
            _entries.Add(entry);
            if (ReferenceEquals(_entries.Min, entry))
            {
                Arm();
            }

            return entry;
        }
    }

    // A removed timer leaves nothing behind; reminders that were not needed would otherwise pile up for months.
    public void Remove(Entry entry)
    {
        lock (_gate)
        {
            _entries.Remove(entry);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void FireDue()
    {
        var due = new List<Entry>();
        lock (_gate)
        {
            while (_entries.Min is { } next && next.Due <= _time.GetUtcNow())
            {
                _entries.Remove(next);
                due.Add(next);
            }

            Arm();
        }

        due.ForEach(e => e.Fire());
    }

    private void Arm()
    {
        if (_entries.Min is not { } next)
        {
            return;
        }

        // Rounded up, since a timer that comes early would only be set again.
        var wait = next.Due - _time.GetUtcNow();
        wait = wait <= TimeSpan.Zero ? TimeSpan.Zero : wait > Horizon ? Horizon : wait + Tick;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    public sealed record Entry(DateTimeOffset Due, long Number, Action Fire);
}
