using Grpc.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.Runtime;
using Microsoft.DurableTask.Worker.Storage;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask.Worker;

/// <summary>
/// Runs one task hub. Whatever goes wrong with its ownership (storage away at the start, another owner, a lease lost)
/// ends in the same place: nothing runs, health says why, and it tries again until it owns the hub or is stopped.
/// </summary>
internal sealed class TaskHubEngine : IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _firstAttempt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly OrchestrationRegistry _registry;
    private readonly TaskHubOptions _options;
    private readonly ILogger _logger;
    private readonly HubTable _table;
    private readonly HubLease _lease;
    private volatile HubSession? _session;
    private volatile string _condition;
    private Task _ownership = Task.CompletedTask;

    public TaskHubEngine(OrchestrationRegistry registry, TaskHubOptions options)
    {
        _registry = registry;
        _options = options;
        _logger = options.Loggers.CreateLogger<TaskHubEngine>();
        _table = new HubTable(options.Tables, options.HubName);
        _lease = new HubLease(_table, options.Time, _logger, options.Machine, options.Process);
        _condition = $"The task hub '{options.HubName}' has not been started.";
    }

    public TaskHubHealth Health => _session switch
    {
        null => new TaskHubHealth(IsHealthy: false, _condition),
        { Trouble: { } trouble } => new TaskHubHealth(IsHealthy: false, trouble),
        { MayHaveLostTheLease: true } => new TaskHubHealth(IsHealthy: false, $"The task hub '{_options.HubName}' could store nothing for longer than its lease lasts."),
        _ => new TaskHubHealth(IsHealthy: true, $"The task hub '{_options.HubName}' is running."),
    };

    /// <summary>The hub as owned now; what clients call while there is none is refused, not kept.</summary>
    internal HubSession Session => _session is { Trouble: null } session
        ? session
        : throw new RpcException(new Status(StatusCode.Unavailable, Health.Description));

    /// <summary>Returns when the hub runs, or when it is known why it does not yet: then it goes on trying.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        _ownership = Task.Run(OwnAsync, CancellationToken.None);
        await _firstAttempt.Task.WaitAsync(cancellation);
    }

    /// <summary>Lets running activities finish, stores what they came to, and gives the hub back.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        var session = _session;
        _condition = $"The task hub '{_options.HubName}' has been stopped.";
        _session = null;
        if (session is not null && !_stopping.IsCancellationRequested)
        {
            try
            {
                await session.StopAsync(cancellation);
            }
            catch (Exception exception)
            {
                // The next start finds in storage whatever this stop could not finish.
                _logger.LogWarning(exception, "The task hub {Hub} was not stopped in order.", _options.HubName);
            }
        }

        await AbortAsync();
    }

    /// <summary>Stops where it stands, as if the process had ended.</summary>
    internal async Task AbortAsync()
    {
        await _stopping.CancelAsync();
        await _ownership;
    }

    public DurableTaskClient CreateClient() => new EmbeddedTaskClient(this, _options);

    /// <summary>Active and finished instances for the diagnostics page.</summary>
    public async Task<InstancePage> ListInstancesAsync(string? continuationToken, int pageSize, CancellationToken cancellation)
    {
        var page = await InstanceQuery.PageAsync(Session, new OrchestrationQuery(), continuationToken, pageSize, cancellation);
        var views = page.Values.Select(i => new InstanceView(
            i.Header.InstanceId,
            i.Header.Name,
            i.Header.Status,
            i.Header.CustomStatus,
            i.Header.Parent?.InstanceId,
            i.Header.CreatedAt,
            i.Header.UpdatedAt));
        return new InstancePage([.. views], page.ContinuationToken);
    }

    /// <summary>What happened to an instance, without payloads; null where there is none.</summary>
    public async Task<IReadOnlyList<HistoryView>?> GetHistoryAsync(string instanceId, CancellationToken cancellation) =>
        await FindStoredAsync(instanceId, cancellation) is { } stored ? HistoryViews.Of(stored) : null;

    public async ValueTask DisposeAsync()
    {
        await AbortAsync();
        _stopping.Dispose();
    }

    /// <summary>An instance as stored: active ones out of memory, finished ones by one read.</summary>
    internal async Task<StoredInstance?> FindStoredAsync(string instanceId, CancellationToken cancellation)
    {
        var session = Session;
        return session.Find(instanceId)?.Stored ?? await FinishedInstances.FindAsync(session.Table, instanceId, cancellation);
    }

    private async Task OwnAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await OwnOnceAsync(_stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                _condition = $"The task hub '{_options.HubName}' does not run: {exception.Message}";
                _logger.LogError(exception, "The task hub {Hub} does not run; it will be tried again.", _options.HubName);
                _firstAttempt.TrySetResult();
                await Task.Delay(RetryAfter, _options.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task OwnOnceAsync(CancellationToken cancellation)
    {
        var (taken, holder) = await _lease.TryTakeAsync(cancellation);
        if (taken is null)
        {
            var owner = HubLease.Describe(holder!);
            _condition = $"The task hub '{_options.HubName}' is owned by {owner}; this node waits.";
            _logger.LogWarning("The task hub {Hub} is owned by {Owner}; this node waits until it is free.", _options.HubName, owner);
            _firstAttempt.TrySetResult();
            await _lease.WaitForAsync(holder!, cancellation);
            return;
        }

        await using var session = await Recovery.BeginAsync(_registry, _options, _table, taken, cancellation);
        _session = session;
        _firstAttempt.TrySetResult();
        _logger.LogInformation("The task hub {Hub} is running.", _options.HubName);
        try
        {
            await session.Commits.WaitAsync(cancellation);
        }
        finally
        {
            _session = null;
        }

        // The queue ended without an error: the hub is being stopped.
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
    }
}
