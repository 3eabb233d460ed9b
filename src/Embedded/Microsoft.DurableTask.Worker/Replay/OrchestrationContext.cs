using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask.Worker.History;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask.Worker.Replay;

/// <summary>The context handed to an orchestrator for one replay. It turns calls into decisions and history into answers.</summary>
internal sealed class OrchestrationContext : TaskOrchestrationContext
{
    private readonly HistoryEvent.ExecutionStarted _start;
    private readonly ReplayHost _host;
    private readonly ReplaySynchronizationContext _thread;
    private readonly Dictionary<int, IPendingTask> _pending = [];
    private readonly Queue<HistoryEvent.Decision> _decisions = new();
    private int _lastId;
    private int _lastGuid;

    public OrchestrationContext(HistoryEvent.ExecutionStarted start, ReplayHost host, ReplaySynchronizationContext thread)
    {
        _start = start;
        _host = host;
        _thread = thread;
        Events = new EventBox(host.Converter);
        Parent = start.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;
    }

    public override TaskName Name => _start.Name;

    public override string InstanceId => _host.InstanceId;

    public override string Version => _start.Version ?? string.Empty;

    public override ParentOrchestrationInstance? Parent { get; }

    public override DateTime CurrentUtcDateTime => Now.UtcDateTime;

    public override bool IsReplaying => Replaying;

    public EventBox Events { get; }

    public DateTimeOffset Now { get; set; }

    public bool Replaying { get; set; }

    public (bool Set, string? Value) CustomStatus { get; private set; }

    public (string? Input, bool PreserveEvents)? ContinuedAsNew { get; private set; }

    /// <summary>Decisions made and not yet found in history (on replay) or not yet stored (at its end).</summary>
    public IReadOnlyCollection<HistoryEvent.Decision> Decisions => _decisions;

    /// <summary>Whether anything durable can still wake this orchestrator up.</summary>
    public bool IsWaiting => _pending.Count > 0 || Events.HasWaiters;

    protected override ILoggerFactory LoggerFactory => _host.Loggers;

    public bool TryTakeDecision([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HistoryEvent.Decision? decision) =>
        _decisions.TryDequeue(out decision);

    /// <summary>The call with this id, which then is answered; null if it was cancelled or answered before.</summary>
    public IPendingTask? TakePending(int id) => _pending.Remove(id, out var pending) ? pending : null;

    public override T? GetInput<T>()
        where T : default => _host.Converter.Deserialize<T>(_start.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        EnsureOwnThread();
        EngineLimits.CheckName(name.Name, nameof(name));
        var json = Serialize(input, $"input of activity '{name.Name}'");
        return Retry(options, () => Call<TResult>(name.Name, id => new HistoryEvent.TaskScheduled(id, name.Name, json)));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        EnsureOwnThread();
        EngineLimits.CheckName(orchestratorName.Name, nameof(orchestratorName));
        var json = Serialize(input, $"input of sub-orchestration '{orchestratorName.Name}'");
        var chosen = options as SubOrchestrationOptions;
        var child = chosen?.InstanceId is { Length: > 0 } given
            ? EngineLimits.CheckInstanceId(given)
            : NewGuid().ToString("N", System.Globalization.CultureInfo.InvariantCulture);
        var version = chosen?.Version?.Version ?? _host.DefaultVersion;
        return Retry(
            options,
            () => Call<TResult>(orchestratorName.Name, id => new HistoryEvent.ChildStarted(id, child, orchestratorName.Name, version, json)));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        EnsureOwnThread();
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        var due = new DateTimeOffset(fireAt.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(fireAt, DateTimeKind.Utc) : fireAt);
        var id = ++_lastId;
        var timer = new PendingTask<object?>("timer", _host.Converter);
        _pending.Add(id, timer);
        _decisions.Enqueue(new HistoryEvent.TimerCreated(id, due.ToUniversalTime()));
        if (cancellationToken.CanBeCanceled)
        {
            OnCancelled(cancellationToken, () =>
            {
                if (_pending.Remove(id))
                {
                    _decisions.Enqueue(new HistoryEvent.TimerCancelled(id));
                    timer.Cancel(cancellationToken);
                }
            });
        }

        return timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        EnsureOwnThread();
        EngineLimits.CheckName(eventName, nameof(eventName));
        var waiter = Events.Wait<T>(eventName);
        if (cancellationToken.CanBeCanceled)
        {
            OnCancelled(cancellationToken, () => waiter.Cancel(cancellationToken));
        }

        return waiter.Task;
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        EnsureOwnThread();
        EngineLimits.CheckInstanceId(instanceId);
        EngineLimits.CheckName(eventName, nameof(eventName));
        _decisions.Enqueue(new HistoryEvent.EventSent(++_lastId, instanceId, eventName, Serialize(payload, $"event '{eventName}'")));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        EnsureOwnThread();
        var json = _host.Converter.Serialize(customStatus);
        if (json?.Length > EngineLimits.CustomStatus)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The custom status has {json.Length} characters of JSON; the limit is {EngineLimits.CustomStatus}."),
                nameof(customStatus));
        }

        CustomStatus = (Set: true, json);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        EnsureOwnThread();
        ContinuedAsNew = (Serialize(newInput, "input of the next generation"), preserveUnprocessedEvents);
    }

    // A name-based UUID: the same call of the same execution gets the same id on each replay, and no other call does.
    public override Guid NewGuid()
    {
        EnsureOwnThread();
        var name = FormattableString.Invariant($"{InstanceId}|{_start.ExecutionId}|{++_lastGuid}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(
            BinaryPrimitives.ReadInt32BigEndian(hash),
            BinaryPrimitives.ReadInt16BigEndian(hash[4..]),
            BinaryPrimitives.ReadInt16BigEndian(hash[6..]),
            hash[8..16].ToArray());
    }

    private Task<TResult> Call<TResult>(string name, Func<int, HistoryEvent.Decision> decide)
    {
        var id = ++_lastId;
        var pending = new PendingTask<TResult>(name, _host.Converter);
        _pending.Add(id, pending);
        _decisions.Enqueue(decide(id));
        return pending.Task;
    }

    private Task<TResult> Retry<TResult>(TaskOptions? options, Func<Task<TResult>> call) =>
        options?.Retry?.Policy is { } policy ? RetryAsync(policy, call) : call();

    private async Task<TResult> RetryAsync<TResult>(RetryPolicy policy, Func<Task<TResult>> call)
    {
        var started = CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException failed) when (attempt < policy.MaxNumberOfAttempts && policy.IsWorthRetrying(failed.FailureDetails))
            {
                var wait = WaitAfter(policy, attempt);
                if (policy.RetryTimeout != Timeout.InfiniteTimeSpan && CurrentUtcDateTime + wait > started + policy.RetryTimeout)
                {
                    throw;
                }

                await CreateTimer(wait, CancellationToken.None);
            }
        }
    }

    private static TimeSpan WaitAfter(RetryPolicy policy, int attempt)
    {
        var ticks = policy.FirstRetryInterval.Ticks * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        return ticks >= policy.MaxRetryInterval.Ticks ? policy.MaxRetryInterval : TimeSpan.FromTicks((long)ticks);
    }

    private void OnCancelled(CancellationToken token, Action cancel) => token.Register(() =>
    {
        if (_thread.IsOwnThread)
        {
            cancel();
        }
        else
        {
            _host.Strayed();
        }
    });

    private string? Serialize(object? value, string what) => EngineLimits.CheckPayload(_host.Converter.Serialize(value), what);

    private void EnsureOwnThread()
    {
        if (!_thread.IsOwnThread)
        {
            throw new InvalidOperationException(ReplayHost.StrayedMessage);
        }
    }
}
