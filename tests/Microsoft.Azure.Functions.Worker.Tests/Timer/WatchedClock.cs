using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Microsoft.Azure.Functions.Worker.Tests.Timer;

/// <summary>A clock that tells when somebody begins to wait on it, so that a test advances it only then.</summary>
internal sealed class WatchedClock(DateTimeOffset now) : FakeTimeProvider(now)
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until the next wait has begun, then goes on by <paramref name="time"/>.</summary>
    public async Task AdvanceAfterNextWaitAsync(TimeSpan time)
    {
        await UntilNextWaitAsync();
        Advance(time);
    }

    public async Task UntilNextWaitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _waits.Reader.ReadAsync(limit.Token);
    }
}
