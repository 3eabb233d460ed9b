namespace Microsoft.Azure.Functions.Worker.Extensions.Timer;

internal interface ITimerStatusStore
{
    Task<IReadOnlyDictionary<string, TimerStatus>> LoadAsync(CancellationToken cancellationToken);

    Task SaveAsync(string function, TimerStatus status, CancellationToken cancellationToken);
}
