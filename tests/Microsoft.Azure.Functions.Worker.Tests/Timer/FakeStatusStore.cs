using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker.Extensions.Timer;

namespace CE4BIG.Microsoft.Azure.Functions.Worker.Tests.Timer;

internal sealed class FakeStatusStore : ITimerStatusStore
{
    private int _loads;
    private int _saves;

    public ConcurrentDictionary<string, TimerStatus> Kept { get; } = new(StringComparer.Ordinal);

    public int Loads => _loads;

    public int Saves => _saves;

    public Task<IReadOnlyDictionary<string, TimerStatus>> LoadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _loads);
        return Task.FromResult<IReadOnlyDictionary<string, TimerStatus>>(Kept);
    }

    public Task SaveAsync(string function, TimerStatus status, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _saves);
        Kept[function] = status;
        return Task.CompletedTask;
    }
}
