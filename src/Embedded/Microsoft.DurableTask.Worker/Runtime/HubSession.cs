using System.Collections.Concurrent;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Replay;
using Microsoft.DurableTask.Worker.Storage;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>
/// One ownership of the hub, from lease to loss or stop: all active instances in memory and the queue that makes them
/// durable. Memory runs ahead of storage; what the outside can notice (activities, answers to clients) waits for storage.
/// </summary>
internal sealed class HubSession : IAsyncDisposable
{
    // Memory may run ahead of storage by this many commits; past it even instances wait for each other's to be stored.
    private const int RunAhead = 1000;

    private readonly ConcurrentDictionary<string, Instance> _active = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborted = new();
    private readonly WorkTracker _work = new();
    private readonly TaskHubOptions _options;
    private readonly ILogger _logger;
    private readonly CommitQueue _queue;
    private readonly TimerQueue _timers;
    private readonly ActivityPump _activities;
    private readonly EpisodePlanner _planner;
    private readonly Task _commits;
    private readonly EpisodeCount _episodes = new();
    private int _backlog;
    private volatile string? _trouble;

    public HubSession(OrchestrationRegistry registry, TaskHubOptions options, HubTable table, LeaseRow lease, IEnumerable<string> storedKeys)
    {
        _options = options;
        _logger = options.Loggers.CreateLogger<HubSession>();
        Table = table;
        _timers = new TimerQueue(options.Time);
        _activities = new ActivityPump(registry, options, _work, _stopping.Token, _aborted.Token);
        _planner = new EpisodePlanner(registry, options, Strayed);
        _queue = new CommitQueue(table, lease, storedKeys, options.Time, _logger, trouble => _trouble = trouble, _episodes);
        _commits = Task.Run(() => _queue.RunAsync(_aborted.Token));
        ScheduleRenewal();
    }

    public HubTable Table { get; }

    /// <summary>Why storage does not work now; null while it does.</summary>
    public string? Trouble => _trouble;

    /// <summary>Nothing has been stored for as long as the lease lasts: another node may own the hub by now.</summary>
    public bool MayHaveLostTheLease => _queue.SinceLastCommit > HubLease.Duration;

    /// <summary>Purges come one after the other: two of the same instance would count it twice. Not disposed, since a purge may outlive the session by a moment.</summary>
    public SemaphoreSlim Purging { get; } = new(1);

    /// <summary>Ends (faulted) when the hub can no longer be owned, or when it has stopped.</summary>
    public Task Commits => _commits;

    /// <summary>Memory has run so far ahead that even instances should wait for each other's commits.</summary>
    public bool IsFarAhead => Volatile.Read(ref _backlog) >= RunAhead;

    public CancellationToken Aborted => _aborted.Token;

    public IEnumerable<Instance> Active => _active.Values;

    public Instance? Find(string instanceId) => _active.GetValueOrDefault(instanceId);

    /// <summary>Takes loaded instances in; they stay still until <see cref="Release"/>, whatever comes for them.</summary>
    public void Adopt(Instance instance) => _active[instance.Id] = instance;

    /// <summary>
    /// Starts an instance. One that is running under this id refuses, or is replaced where <paramref name="replace"/> is true.
    /// </summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="start">What to start.</param>
    /// <param name="replace">Whether a running instance gives way, as it does to a sub-orchestration.</param>
    /// <param name="store">False leaves the first row to the first episode: a child whose parent waits for it is derived from the parent's history until then.</param>
    /// <param name="messageId">A stored message that asked for this start and is consumed by it.</param>
    /// <param name="stored">Called when the instance is stored.</param>
    /// <returns>False when it was refused.</returns>
    public bool TryStart(string instanceId, HistoryEvent.ExecutionStarted start, bool replace, bool store, string? messageId = null, Action? stored = null)
    {
        var now = _options.Time.GetUtcNow();
        while (true)
        {
            var existing = Find(instanceId);
            IReadOnlyList<InboxMessage> abandoned = [];
            Instance instance;
            lock (existing?.Gate ?? new Lock())
            {
                if (existing is { IsOver: false } && !replace)
                {
                    return false;
                }

                instance = Executions.NewInstance(instanceId, start, now, existing);
                if (!(existing is null ? _active.TryAdd(instanceId, instance) : _active.TryUpdate(instanceId, instance, existing)))
                {
                    continue;
                }

                if (existing is { IsOver: false })
                {
                    abandoned = existing.End();
                    existing.Replaced();
                }
            }

            StopTimers(existing);
            Abandon(abandoned);
            if (store)
            {
                IReadOnlyList<RowWrite> consumed = messageId is null ? [] : [RowWrite.Delete(RowKeys.Message(messageId))];
                RowWrite[] writes = [Rows.Instance(instance.Header, instance.History.Tail), .. consumed];

                // A start that storage refuses is stored all the same, as a failed instance: the unit behind that one tells.
                Commit(instance, writes, StoredInstance.Of(instance.Header, instance.History.Events), stored, () => Enqueue(new CommitUnit([], stored ?? (static () => { }))));
            }

            Wake(instance);
            Release(instance);
            return true;
        }
    }

    /// <summary>Lets a new or loaded instance move.</summary>
    public void Release(Instance instance)
    {
        if (instance.Release())
        {
            QueueEpisodes(instance);
        }
    }

    /// <returns>False when the instance is over.</returns>
    public bool Post(Instance instance, InboxMessage message)
    {
        var (accepted, run) = instance.Post(message);
        if (run)
        {
            QueueEpisodes(instance);
        }

        return accepted;
    }

    /// <summary>Lets a new instance begin, at its time.</summary>
    public void Wake(Instance instance)
    {
        if (instance.Start.StartAt is { } at && at > _options.Time.GetUtcNow())
        {
            instance.SetTimer(0, _timers.Add(at, () => Post(instance, new InboxMessage())));
        }
        else
        {
            Post(instance, new InboxMessage());
        }
    }

    /// <summary>Makes a stored call of <paramref name="instance"/>; used after each commit and, for calls left open, after a restart.</summary>
    /// <param name="instance">The instance that called.</param>
    /// <param name="executionId">The execution that called; the instance may have continued as a new one meanwhile.</param>
    /// <param name="call">The call.</param>
    public void Run(Instance instance, string executionId, HistoryEvent.TaskScheduled call) =>
        _activities.Start(instance.Id, call, result => Post(instance, new InboxMessage { Event = result, ExecutionId = executionId }));

    public void SetTimer(Instance instance, string executionId, HistoryEvent.TimerCreated timer)
    {
        var message = new InboxMessage { Event = new HistoryEvent.TimerFired(timer.Id), ExecutionId = executionId };
        instance.SetTimer(timer.Id, _timers.Add(timer.FireAt, () =>
        {
            instance.TakeTimer(timer.Id);
            Post(instance, message);
        }));
    }

    public void StopTimer(Instance instance, int id)
    {
        if (instance.TakeTimer(id) is { } entry)
        {
            _timers.Remove(entry);
        }
    }

    public void StopTimers(Instance? instance)
    {
        foreach (var entry in instance?.TakeTimers() ?? [])
        {
            _timers.Remove(entry);
        }
    }

    public void StartChild(InstanceHeader parent, HistoryEvent.ChildStarted call) =>
        TryStart(call.InstanceId, Executions.ChildStart(parent, call), replace: true, store: false);

    /// <summary>Tells the parent of an instance that has ended what came of it, if there is one that still waits.</summary>
    public void AnswerParent(InstanceHeader header, HistoryEvent.ExecutionCompleted completed)
    {
        if (header.Parent is { } link && Find(link.InstanceId) is { } parent)
        {
            Post(parent, new InboxMessage { Event = Executions.AnswerOf(link, completed), ExecutionId = link.ExecutionId });
        }
    }

    /// <summary>Hands a stored message to its addressee, or deletes it where there is none any more.</summary>
    public void Deliver(string messageId, string instanceId, HistoryEvent message)
    {
        if (message is HistoryEvent.ExecutionStarted start)
        {
            TryStart(instanceId, start, replace: true, store: true, messageId);
        }
        else if (Find(instanceId) is not { } target || !Post(target, new InboxMessage { Event = message, MessageId = messageId }))
        {
            Enqueue(new CommitUnit([RowWrite.Delete(RowKeys.Message(messageId))], static () => { }));
        }
    }

    /// <summary>Deletes rows of a finished instance, in order, and says when that is stored.</summary>
    public void Delete(IReadOnlyList<string> keys, Action stored) =>
        Enqueue(new CommitUnit([.. keys.Select(k => RowWrite.Delete(k, isStored: true))], stored));

    /// <summary>Takes nothing new, lets what runs finish, stores it, and gives the hub back.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        await _stopping.CancelAsync();
        _work.Leave();
        try
        {
            await _work.Idle.WaitAsync(_options.ShutdownTimeout, _options.Time, cancellation);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            _logger.LogWarning("Activities were still running when the task hub had to stop; they will run again.");
        }

        _queue.Close();
        await _commits.WaitAsync(cancellation);
        await _queue.ReleaseAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _aborted.CancelAsync();
        _queue.Close();
        _timers.Dispose();
        try
        {
            await _commits;
        }
        catch (Exception exception)
        {
            // Whoever runs the session has seen it; here it only has to be over.
            _logger.LogDebug(exception, "The commit queue has ended.");
        }
    }

    private void QueueEpisodes(Instance instance)
    {
        _work.Enter();
        _episodes.Begin();
        ThreadPool.UnsafeQueueUserWorkItem(static state => state.Session.RunEpisodes(state.Instance), (Session: this, Instance: instance), preferLocal: false);
    }

    private void RunEpisodes(Instance instance)
    {
        while (instance.TakeMessages() is { } messages)
        {
            try
            {
                if (!_aborted.IsCancellationRequested)
                {
                    RunEpisode(instance, messages);
                }
            }
            catch (Exception exception)
            {
                // A bug, of the orchestrator's (an async void method) or of the engine. The instance ends with it, the hub goes on.
                _logger.LogCritical(exception, "An episode of {Instance} broke.", instance.Id);
                Fail(instance, messages, TaskFailureDetails.FromException(exception));
            }
        }

        _episodes.End();
        _work.Leave();
    }

    private void RunEpisode(Instance instance, IReadOnlyList<InboxMessage> messages)
    {
        var now = _options.Time.GetUtcNow();
        var plan = instance.IsOver ? null : _planner.Plan(instance, messages, now);
        if (plan is null)
        {
            Enqueue(new CommitUnit(Consumed(messages), () => Acknowledge(messages, taken: !instance.IsOver)));
            return;
        }

        var encoded = HistoryLog.Encode(plan.Added);
        if (TooMuch(plan, encoded.Length) is { } excess)
        {
            plan = plan with { Outcome = excess };
            encoded = HistoryLog.Encode(plan.Added);
        }

        if (!new Episode(this, instance, plan, now).TryCarry(encoded, Consumed(messages), taken => Acknowledge(messages, taken)))
        {
            // Another instance has the id now. What this one took in is gone with it, and nobody is told that it was stored.
            Enqueue(new CommitUnit(Consumed(messages), () => Acknowledge(messages, taken: false)));
        }
    }

    /// <summary>An episode is one transaction: what would not fit into it fails the instance, in words.</summary>
    private static EpisodeOutcome? TooMuch(EpisodePlan plan, int added)
    {
        if (plan.Messages is { Count: > EngineLimits.MessagesOut } messages)
        {
            return Excess(FormattableString.Invariant($"One step of the orchestrator sent {messages.Count} messages (events, and sub-orchestrations it ended without awaiting); the limit is {EngineLimits.MessagesOut}."));
        }

        // Messages have rows of their own, and what goes over to the next generation is written with it.
        var bytes = added
            + (plan.Messages.Count > 0 ? HistoryLog.Encode(plan.Messages).Length : 0)
            + (plan.Outcome.Next is { Events.Count: > 0 } next ? HistoryLog.Encode(next.Events).Length : 0);
        return bytes > EngineLimits.Episode
            ? Excess(FormattableString.Invariant($"One step of the orchestrator made {bytes} bytes of history; the limit is {EngineLimits.Episode}. Pass references instead of documents."))
            : null;
    }

    private static EpisodeOutcome Excess(string message) =>
        EpisodeOutcome.Failed(TaskFailureDetails.FromException(new InvalidOperationException(message)));

    private static RowWrite[] Consumed(IEnumerable<InboxMessage> messages) =>
        [.. messages.Where(m => m.MessageId is not null).Select(m => RowWrite.Delete(RowKeys.Message(m.MessageId!)))];

    private static void Acknowledge(IReadOnlyList<InboxMessage> messages, bool taken)
    {
        foreach (var message in messages)
        {
            message.Acknowledge?.TrySetResult(taken);
        }
    }

    private void Abandon(IReadOnlyList<InboxMessage> messages)
    {
        foreach (var some in messages.Chunk(CommitQueue.MaxOperations))
        {
            Enqueue(new CommitUnit(Consumed(some), () => Acknowledge(some, taken: false)));
        }
    }

    /// <summary>Storage will never take what the instance wants to store. Nothing after it may be stored either; it ends here.</summary>
    private void FailUnstorable(Instance instance, Exception? refusal)
    {
        if (refusal is null || instance.IsUnstorable)
        {
            return;
        }

        lock (instance.Gate)
        {
            instance.IsUnstorable = true;
        }

        Fail(instance, [], TaskFailureDetails.FromException(
            new InvalidOperationException($"The storage refused what '{instance.Id}' was to store: {refusal.Message.Split('\n')[0]}")));
    }

    /// <summary>
    /// Ends an instance that cannot go on, with as little as can be said: start and reason. Its history up to here may be what is wrong with it.
    /// </summary>
    private void Fail(Instance instance, IReadOnlyList<InboxMessage> messages, TaskFailureDetails failure)
    {
        var completed = new HistoryEvent.ExecutionCompleted(OrchestrationRuntimeStatus.Failed, Output: null, failure);
        var log = Executions.Begin(instance.Start with { Input = null, Version = null }, [completed]);
        var header = instance.Header with
        {
            Status = OrchestrationRuntimeStatus.Failed,
            Version = null,
            CustomStatus = null,
            Displaced = null,
            SealedRows = 0,
            UpdatedAt = _options.Time.GetUtcNow(),
        };
        lock (instance.Gate)
        {
            Abandon([.. messages, .. instance.End()]);
            if (!ReferenceEquals(Find(instance.Id), instance))
            {
                // Replaced: the id's rows are another's now.
                return;
            }

            var snapshot = StoredInstance.Of(header, log.Events);
            RowWrite[] writes = [RowWrite.Delete(RowKeys.Active(instance.Id), isStored: true), Rows.Instance(header, log.Tail)];
            Enqueue(new CommitUnit(writes, () => Ended(instance, snapshot)));
        }

        StopTimers(instance);
        AnswerParent(header, completed);
    }

    private void Ended(Instance instance, StoredInstance snapshot)
    {
        instance.Publish(snapshot);
        _active.TryRemove(KeyValuePair.Create(instance.Id, instance));
    }

    /// <summary>Queues an instance's rows, unless the instance has lost its id meanwhile.</summary>
    public bool Commit(Instance instance, IReadOnlyList<RowWrite> writes, StoredInstance snapshot, Action? stored, Action? refused = null)
    {
        lock (instance.Gate)
        {
            if (instance.IsOver)
            {
                return false;
            }

            Enqueue(new CommitUnit(
                writes,
                () =>
                {
                    if (snapshot.Header.IsTerminal)
                    {
                        Ended(instance, snapshot);
                    }
                    else
                    {
                        instance.Publish(snapshot);
                    }

                    stored?.Invoke();
                },
                refusal =>
                {
                    FailUnstorable(instance, refusal);
                    refused?.Invoke();
                },
                () => instance.IsUnstorable));
            if (snapshot.Header.IsTerminal)
            {
                Abandon(instance.End());
            }

            return true;
        }
    }

    public void Enqueue(CommitUnit unit)
    {
        Interlocked.Increment(ref _backlog);
        _queue.TryAdd(new CommitUnit(
            unit.Writes,
            () =>
            {
                Interlocked.Decrement(ref _backlog);
                unit.Committed();
            },
            reason =>
            {
                Interlocked.Decrement(ref _backlog);
                unit.Refused(reason);
            },
            () => unit.IsVoid));
    }

    private void Strayed(Instance instance) => Post(instance, new InboxMessage
    {
        Fault = TaskFailureDetails.FromException(new InvalidOperationException(ReplayHost.StrayedMessage)),
        ExecutionId = instance.Header.ExecutionId,
    });

    private void ScheduleRenewal()
    {
        var wait = HubLease.Renewal - _queue.SinceLastCommit;
        if (wait <= TimeSpan.Zero)
        {
            // An empty unit still replaces the lease row.
            Enqueue(new CommitUnit([], static () => { }));
            wait = HubLease.Renewal;
        }

        _timers.Add(_options.Time.GetUtcNow() + wait, ScheduleRenewal);
    }
}
