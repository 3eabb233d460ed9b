using Microsoft.DurableTask.Client;

namespace Microsoft.DurableTask.Worker;

/// <summary>Runs one task hub: owns its lease, its instances and their storage.</summary>
internal sealed class TaskHubEngine : IAsyncDisposable
{
    private readonly OrchestrationRegistry _registry;
    private readonly TaskHubOptions _options;

    public TaskHubEngine(OrchestrationRegistry registry, TaskHubOptions options)
    {
        _registry = registry;
        _options = options;
    }

    public TaskHubHealth Health => new(IsHealthy: false, $"The task hub '{_options.HubName}' has not been started.");

    public Task StartAsync(CancellationToken cancellation) => Task.FromException(new NotSupportedException(_registry.GetType().Name));

    public Task StopAsync(CancellationToken cancellation) => _options.Time.GetUtcNow() < default(DateTimeOffset) ? Task.FromCanceled(cancellation) : Task.CompletedTask;

    public DurableTaskClient CreateClient() => throw new NotSupportedException();

    public Task<InstancePage> ListInstancesAsync(string? continuationToken, int pageSize, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<HistoryView>?> GetHistoryAsync(string instanceId, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
