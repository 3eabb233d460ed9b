namespace Microsoft.DurableTask.Worker;

/// <summary>The orchestrators and activities that a hub can run, by name; names ignore case.</summary>
internal sealed class OrchestrationRegistry
{
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Func<ActivityInvocation, CancellationToken, Task<string?>>> _activities = new(StringComparer.OrdinalIgnoreCase);

    public void AddOrchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> run)
    {
        if (!_orchestrators.TryAdd(name, run))
        {
            throw new InvalidOperationException($"There are two orchestrators named '{name}'.");
        }
    }

    public void AddActivity(string name, Func<ActivityInvocation, CancellationToken, Task<string?>> run)
    {
        if (!_activities.TryAdd(name, run))
        {
            throw new InvalidOperationException($"There are two activities named '{name}'.");
        }
    }

    public Func<TaskOrchestrationContext, Task<object?>>? FindOrchestrator(string name) => _orchestrators.GetValueOrDefault(name);

    public Func<ActivityInvocation, CancellationToken, Task<string?>>? FindActivity(string name) => _activities.GetValueOrDefault(name);
}
