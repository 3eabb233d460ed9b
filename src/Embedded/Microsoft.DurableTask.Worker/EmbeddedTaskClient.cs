using Grpc.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Runtime;

namespace Microsoft.DurableTask.Worker;

/// <summary>The client of an embedded hub. Refusals carry the status codes that the official stack answers with.</summary>
internal sealed class EmbeddedTaskClient(TaskHubEngine engine, TaskHubOptions options) : DurableTaskClient(options.HubName)
{
    // A caller is told rather than kept waiting; what it asked for may still be done.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        EngineLimits.CheckName(orchestratorName.Name, nameof(orchestratorName));
        var instanceId = options?.InstanceId is { Length: > 0 } given ? EngineLimits.CheckInstanceId(given) : Guid.NewGuid().ToString("N");
        var start = new HistoryEvent.ExecutionStarted(
            Executions.NewExecutionId(),
            orchestratorName.Name,
            options?.Version?.Version ?? Options.DefaultVersion,
            Serialize(input, "input"),
            options?.StartAt?.ToUniversalTime(),
            Parent: null);
        var session = engine.Session;
        await RefuseDuplicateAsync(session, instanceId, options?.DedupeStatuses, cancellation);
        await StartAsync(session, instanceId, start, cancellation);
        return instanceId;
    }

    public override async Task RaiseEventAsync(
        string instanceId,
        string eventName,
        object? eventPayload = null,
        CancellationToken cancellation = default)
    {
        EngineLimits.CheckName(eventName, nameof(eventName));
        await SendAsync(instanceId, new HistoryEvent.EventRaised(eventName, Serialize(eventPayload, $"event '{eventName}'")), cancellation);
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new HistoryEvent.Suspended(EngineLimits.CheckPayload(reason, "reason")), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new HistoryEvent.Resumed(EngineLimits.CheckPayload(reason, "reason")), cancellation);

    public override Task TerminateInstanceAsync(
        string instanceId,
        TerminateInstanceOptions? options = null,
        CancellationToken cancellation = default) =>
        SendAsync(instanceId, new HistoryEvent.Terminated(Serialize(options?.Output, "output"), options?.Recursive == true), cancellation);

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default)
    {
        var session = engine.Session;
        if (session.Find(instanceId) is { } instance)
        {
            var first = await Task.WhenAny(instance.Started, instance.Ended).WaitAsync(instance, session, cancellation);
            await first;
        }

        return await GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation) ?? throw NotFound(instanceId);
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default)
    {
        var session = engine.Session;
        while (session.Find(instanceId) is { } instance)
        {
            // Null: another instance took the id, and is now the one to wait for.
            if (await instance.Ended.WaitAsync(instance, session, cancellation) is { } ended)
            {
                return Describe(ended, getInputsAndOutputs);
            }
        }

        var finished = await FinishedInstances.FindAsync(session.Table, instanceId, cancellation) ?? throw NotFound(instanceId);
        return Describe(finished, getInputsAndOutputs);
    }

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return await engine.FindStoredAsync(instanceId, cancellation) is { } stored ? Describe(stored, getInputsAndOutputs) : null;
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        return Pageable.Create<OrchestrationMetadata>(async (token, size, cancellation) =>
        {
            var page = await InstanceQuery.PageAsync(engine.Session, query, token ?? query.ContinuationToken, size ?? query.PageSize, cancellation);
            return new Page<OrchestrationMetadata>(
                [.. page.Values.Select(i => Describe(i, query.FetchInputsAndOutputs))],
                page.ContinuationToken);
        });
    }

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var session = engine.Session;
        if (session.Find(instanceId) is { IsOver: false })
        {
            throw new InvalidOperationException($"The instance '{instanceId}' is still under way; only finished instances can be purged.");
        }

        return new PurgeResult(await Purge.InstanceAsync(session, instanceId, options?.Recursive == true, ack => ConfirmAsync(ack, session, cancellation), cancellation));
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var session = engine.Session;
        var query = new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, filter.Statuses);
        var purged = 0;
        await foreach (var id in InstanceQuery.FinishedIdsAsync(session, query, cancellation))
        {
            purged += await Purge.InstanceAsync(session, id, options?.Recursive == true, ack => ConfirmAsync(ack, session, cancellation), cancellation);
        }

        return new PurgeResult(purged);
    }

    public override async Task<string> RestartAsync(
        string instanceId,
        bool restartWithNewInstanceId = false,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var session = engine.Session;
        var stored = await engine.FindStoredAsync(instanceId, cancellation)
            ?? throw new ArgumentException($"There is no orchestration with the instance id '{instanceId}'.", nameof(instanceId));
        var header = stored.Header;
        if (!restartWithNewInstanceId && !header.IsTerminal)
        {
            throw new InvalidOperationException($"The instance '{instanceId}' is still under way; it can be restarted only under a new id.");
        }

        var restarted = restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : instanceId;
        var start = new HistoryEvent.ExecutionStarted(Executions.NewExecutionId(), header.Name, header.Version, stored.Input, StartAt: null, Parent: null);
        await StartAsync(session, restarted, start, cancellation);
        return restarted;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private TaskHubOptions Options => options;

    private static RpcException NotFound(string instanceId) =>
        new(new Status(StatusCode.NotFound, $"There is no orchestration with the instance id '{instanceId}'."));

    private async Task StartAsync(HubSession session, string instanceId, HistoryEvent.ExecutionStarted start, CancellationToken cancellation)
    {
        var stored = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!session.TryStart(instanceId, start, replace: false, store: true, stored: () => stored.TrySetResult(true)))
        {
            throw new OrchestrationAlreadyExistsException(instanceId, session.Find(instanceId)?.Header.Status.ToString() ?? "under way");
        }

        await ConfirmAsync(stored.Task, session, cancellation);
    }

    private async Task RefuseDuplicateAsync(
        HubSession session,
        string instanceId,
        IReadOnlyList<string>? dedupeStatuses,
        CancellationToken cancellation)
    {
        // Without such statuses nothing finished can refuse the start, and nothing has to be read.
        if (dedupeStatuses is not { Count: > 0 } || session.Find(instanceId) is { IsOver: false })
        {
            return;
        }

        if (await engine.FindStoredAsync(instanceId, cancellation) is { } finished
            && dedupeStatuses.Contains(finished.Header.Status.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            throw new OrchestrationAlreadyExistsException(instanceId, finished.Header.Status.ToString());
        }
    }

    private async Task SendAsync(string instanceId, HistoryEvent message, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var session = engine.Session;
        var taken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (session.Find(instanceId) is { } instance
            && session.Post(instance, new InboxMessage { Event = message, Acknowledge = taken })
            && await ConfirmAsync(taken.Task, session, cancellation))
        {
            return;
        }

        if (session.Find(instanceId) is null && await FinishedInstances.FindAsync(session.Table, instanceId, cancellation) is null)
        {
            throw NotFound(instanceId);
        }

        throw new RpcException(new Status(StatusCode.FailedPrecondition, $"The orchestration '{instanceId}' has finished."));
    }

    /// <summary>Waits until it is stored: only then it is acknowledged.</summary>
    private async Task<bool> ConfirmAsync(Task<bool> stored, HubSession session, CancellationToken cancellation)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, session.Aborted);
            return await stored.WaitAsync(Patience, options.Time, either.Token);
        }
        catch (Exception exception) when (exception is TimeoutException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The storage has not confirmed the call; it may still be carried out.", exception));
        }
    }

    private OrchestrationMetadata Describe(StoredInstance stored, bool withPayloads) => new(stored.Header.Name, stored.Header.InstanceId)
    {
        RuntimeStatus = stored.Header.Status,
        CreatedAt = stored.Header.CreatedAt,
        LastUpdatedAt = stored.Header.UpdatedAt,
        DataConverter = options.Converter,
        SerializedInput = withPayloads ? stored.Input : null,
        SerializedOutput = withPayloads ? stored.Completed?.Output : null,
        SerializedCustomStatus = withPayloads ? stored.Header.CustomStatus ?? "null" : null,
        FailureDetails = stored.Completed?.Failure,
        HasInputsAndOutputs = withPayloads,
    };

    private string? Serialize(object? value, string what) => EngineLimits.CheckPayload(options.Converter.Serialize(value), what);
}
