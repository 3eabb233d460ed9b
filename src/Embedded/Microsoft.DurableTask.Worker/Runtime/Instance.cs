using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Storage;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>
/// One active instance in memory. Its episodes run one after the other (whoever finds the inbox idle runs them all), so
/// header, history and open calls need no lock; the inbox and the end do.
/// </summary>
internal sealed class Instance(InstanceHeader header, HistoryLog history)
{
    private readonly Queue<InboxMessage> _inbox = new();
    private readonly Dictionary<int, HistoryEvent.Decision> _open = [];
    private readonly Dictionary<int, TimerQueue.Entry> _timers = [];
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<StoredInstance?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile StoredInstance? _stored;
    private int _deferred;

    // An instance begins busy: what moves it must not come before whoever made it has said all there is to say (see Release).
    private bool _busy = true;

    /// <summary>Guards the end of this instance: after it nothing of this object reaches storage.</summary>
    public Lock Gate { get; } = new();

    public string Id { get; } = header.InstanceId;

    public InstanceHeader Header { get; set; } = header;

    public HistoryLog History { get; set; } = history;

    public HistoryEvent.ExecutionStarted Start => (HistoryEvent.ExecutionStarted)History.Events[0];

    /// <summary>Calls without an answer yet: from these all pending work is derived after a restart.</summary>
    public IReadOnlyDictionary<int, HistoryEvent.Decision> Open => _open;

    public bool HasBegun { get; private set; }

    public bool IsSuspended { get; private set; }

    /// <summary>Finished or replaced. Written under <see cref="Gate"/>.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Storage refused a row of it, so no later one may be stored either. Written under <see cref="Gate"/>.</summary>
    public bool IsUnstorable { get; set; }

    /// <summary>What earlier episodes tell others still waits for storage, so that of later ones must as well.</summary>
    public bool HasDeferred => Volatile.Read(ref _deferred) > 0;

    public StoredInstance? Stored => _stored;

    /// <summary>Completes when the first episode is stored.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes when the end is stored; with null when another instance took the id.</summary>
    public Task<StoredInstance?> Ended => _ended.Task;

    /// <summary>Takes a message in. The caller that gets <c>Run</c> must run the episodes.</summary>
    public (bool Accepted, bool Run) Post(InboxMessage message)
    {
        lock (_inbox)
        {
            if (IsOver)
            {
                return (false, false);
            }

            _inbox.Enqueue(message);
            var run = !_busy;
            _busy = true;
            return (true, run);
        }
    }

    /// <summary>Lets a new or loaded instance move. The caller that gets true must run the episodes.</summary>
    public bool Release()
    {
        lock (_inbox)
        {
            return _busy = _inbox.Count > 0;
        }
    }

    public void Defer(int by) => Interlocked.Add(ref _deferred, by);

    /// <summary>What the next episode takes in: all that waits, up to a size and a number of rows. Null leaves the instance idle.</summary>
    public IReadOnlyList<InboxMessage>? TakeMessages()
    {
        lock (_inbox)
        {
            if (_inbox.Count == 0)
            {
                _busy = false;
                return null;
            }

            var taken = new List<InboxMessage>();
            var rows = 0;
            for (var size = 0;
                 size < EngineLimits.EpisodeInputs && rows < EngineLimits.MessagesIn && _inbox.TryDequeue(out var message);
                 size += message.Size)
            {
                rows += message.MessageId is null ? 0 : 1;
                taken.Add(message);
            }

            return taken;
        }
    }

    /// <summary>Ends this instance and returns what nobody will take in any more. Called under <see cref="Gate"/>.</summary>
    public IReadOnlyList<InboxMessage> End()
    {
        lock (_inbox)
        {
            IsOver = true;
            InboxMessage[] left = [.. _inbox];
            _inbox.Clear();
            return left;
        }
    }

    /// <summary>Accounts for events that are now part of the history.</summary>
    public void Account(IEnumerable<HistoryEvent> events)
    {
        foreach (var added in events)
        {
            switch (added)
            {
                case HistoryEvent.EpisodeStarted:
                    HasBegun = true;
                    break;
                case HistoryEvent.Suspended:
                    IsSuspended = true;
                    break;
                case HistoryEvent.Resumed:
                    IsSuspended = false;
                    break;
                case HistoryEvent.EventSent:
                    break;
                case HistoryEvent.TimerCancelled cancelled:
                    _open.Remove(cancelled.Id);
                    break;
                case HistoryEvent.Decision decision:
                    _open.Add(decision.Id, decision);
                    break;
                default:
                    if (AnsweredId(added) is { } id)
                    {
                        _open.Remove(id);
                    }

                    break;
            }
        }
    }

    /// <summary>Begins a new generation: nothing of the old one is awaited any more.</summary>
    public void StartOver(InstanceHeader header, HistoryLog history)
    {
        Header = header;
        History = history;
        _open.Clear();
        HasBegun = false;
    }

    /// <summary>Whether an answer belongs to a call that still waits for one; answers may come twice.</summary>
    public bool Expects(HistoryEvent arrived) => arrived switch
    {
        HistoryEvent.TaskCompleted or HistoryEvent.TaskFailed => _open.GetValueOrDefault(AnsweredId(arrived)!.Value) is HistoryEvent.TaskScheduled,
        HistoryEvent.ChildCompleted or HistoryEvent.ChildFailed => _open.GetValueOrDefault(AnsweredId(arrived)!.Value) is HistoryEvent.ChildStarted,
        HistoryEvent.TimerFired => _open.GetValueOrDefault(AnsweredId(arrived)!.Value) is HistoryEvent.TimerCreated,
        _ => true,
    };

    public void SetTimer(int id, TimerQueue.Entry entry)
    {
        lock (_timers)
        {
            _timers[id] = entry;
        }
    }

    public TimerQueue.Entry? TakeTimer(int id)
    {
        lock (_timers)
        {
            return _timers.Remove(id, out var entry) ? entry : null;
        }
    }

    public IReadOnlyList<TimerQueue.Entry> TakeTimers()
    {
        lock (_timers)
        {
            TimerQueue.Entry[] all = [.. _timers.Values];
            _timers.Clear();
            return all;
        }
    }

    /// <summary>Makes a stored state visible to clients and wakes those who wait for it.</summary>
    public void Publish(StoredInstance stored)
    {
        _stored = stored;
        if (stored.Header.Status != OrchestrationRuntimeStatus.Pending)
        {
            _started.TrySetResult();
        }

        if (stored.Header.IsTerminal)
        {
            _ended.TrySetResult(stored);
        }
    }

    public void Replaced() => _ended.TrySetResult(null);

    public static int? AnsweredId(HistoryEvent arrived) => arrived switch
    {
        HistoryEvent.TaskCompleted e => e.Id,
        HistoryEvent.TaskFailed e => e.Id,
        HistoryEvent.ChildCompleted e => e.Id,
        HistoryEvent.ChildFailed e => e.Id,
        HistoryEvent.TimerFired e => e.Id,
        _ => null,
    };
}
