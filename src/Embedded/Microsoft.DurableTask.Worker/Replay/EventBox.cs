using Microsoft.DurableTask.Worker.History;

namespace Microsoft.DurableTask.Worker.Replay;

/// <summary>
/// Raised events and those who wait for them: first come, first served, by name without regard to case. A waiter that
/// was cancelled or dropped keeps its place and swallows an event, as on the official stack.
/// </summary>
internal sealed class EventBox(DataConverter converter)
{
    private readonly Dictionary<string, Queue<IPendingTask>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HistoryEvent.EventRaised> _buffered = [];

    public bool HasWaiters => _waiters.Values.Any(q => q.Count > 0);

    /// <summary>Events that nobody has waited for yet, oldest first.</summary>
    public IReadOnlyList<HistoryEvent.EventRaised> Unprocessed => _buffered;

    public void Raise(HistoryEvent.EventRaised raised)
    {
        if (_waiters.TryGetValue(raised.Name, out var queue) && queue.TryDequeue(out var waiter))
        {
            waiter.Complete(raised.Input);
        }
        else
        {
            _buffered.Add(raised);
        }
    }

    /// <returns>A waiter that is already served where the event came first.</returns>
    public PendingTask<T> Wait<T>(string name)
    {
        var waiter = new PendingTask<T>(name, converter);
        var index = _buffered.FindIndex(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
        {
            waiter.Complete(_buffered[index].Input);
            _buffered.RemoveAt(index);
            return waiter;
        }

        if (!_waiters.TryGetValue(name, out var queue))
        {
            _waiters[name] = queue = new Queue<IPendingTask>();
        }

        if (queue.TryPeek(out var first) && first is not PendingTask<T>)
        {
            throw new ArgumentException($"Events with the same name must have the same type argument: '{name}' is already awaited as another type than {typeof(T)}.", nameof(name));
        }

        queue.Enqueue(waiter);
        return waiter;
    }
}
