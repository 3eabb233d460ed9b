using Microsoft.DurableTask.Worker.History;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>Runs activities, so many at a time, and tells what came of each.</summary>
internal sealed class ActivityPump(
    OrchestrationRegistry registry,
    TaskHubOptions options,
    WorkTracker work,
    CancellationToken stopping,
    CancellationToken aborted) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.MaxConcurrentActivities);
    private readonly ILogger _logger = options.Loggers.CreateLogger<ActivityPump>();

    /// <summary>Runs a stored call. Once the hub stops, calls that have not begun are left to the next start.</summary>
    public void Start(string instanceId, HistoryEvent.TaskScheduled call, Action<HistoryEvent> completed)
    {
        work.Enter();

        // Behind what waits already: on its own thread's queue an activity would have to be stolen from the commits.
        ThreadPool.UnsafeQueueUserWorkItem(
            static state => _ = state.Pump.RunAsync(state.InstanceId, state.Call, state.Completed),
            (Pump: this, InstanceId: instanceId, Call: call, Completed: completed),
            preferLocal: false);
    }

    public void Dispose() => _slots.Dispose();

    private async Task RunAsync(string instanceId, HistoryEvent.TaskScheduled call, Action<HistoryEvent> completed)
    {
        var admitted = false;
        try
        {
            await _slots.WaitAsync(stopping);
            admitted = true;
            if (await InvokeAsync(instanceId, call) is { } result)
            {
                completed(result);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Not begun: the history still has the call, and the next start makes it.
        }
        finally
        {
            if (admitted)
            {
                _slots.Release();
            }

            work.Leave();
        }
    }

    private async Task<HistoryEvent?> InvokeAsync(string instanceId, HistoryEvent.TaskScheduled call)
    {
        try
        {
            var activity = registry.FindActivity(call.Name)
                ?? throw new InvalidOperationException($"There is no activity named '{call.Name}' in this app.");
            var output = await activity(new ActivityInvocation(instanceId, call.Name, call.Id, call.Input), aborted);
            return new HistoryEvent.TaskCompleted(call.Id, EngineLimits.CheckPayload(output, $"output of activity '{call.Name}'"));
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            // Whatever an activity throws is its answer; the orchestrator decides what to do about it.
            _logger.LogWarning(exception, "Activity {Activity} (#{TaskId}) of {Instance} failed.", call.Name, call.Id, instanceId);
            return new HistoryEvent.TaskFailed(call.Id, TaskFailureDetails.FromException(exception));
        }
    }
}
