using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask;

/// <summary>
/// Starts the engine with the app and stops it after the app's last request: hosted services stop in reverse order,
/// and Kestrel is the last to start.
/// </summary>
internal sealed class TaskHubService(TaskHub hub, ILogger<TaskHubService> logger) : IHostedService, IDisposable
{
    // With storage at hand the engine is there long before; without it, the app answers all the same and says so in /health.
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private Task _starting = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _starting = StartEngineAsync();
        await Task.WhenAny(_starting, Task.Delay(HeadStart, cancellationToken));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _starting;
        await hub.Engine.StopAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task StartEngineAsync()
    {
        try
        {
            await hub.Engine.StartAsync(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopped before it had the hub.
        }
        catch (Exception exception)
        {
            logger.LogCritical(exception, "The workflow engine did not start; orchestrations stand still.");
        }
    }
}
