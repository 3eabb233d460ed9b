using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Lifecycle;

public sealed class HistoryPurgeTests
{
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    [Fact]
    public async Task What_ended_goes_after_its_time_and_what_runs_stays_however_old()
    {
        await using var app = await RunningApp.StartAsync(scale: 1);
        var open = await app.BeginAsync(Samples.Submitted());
        await app.MailedAsync(open, "stepasked|host-confirmation-1|001|host");
        var ended = await app.BeginAsync(Samples.Submitted());
        await app.MailedAsync(ended, "stepasked|host-confirmation-1|001|host");
        await app.Client.TerminateInstanceAsync(ended.Value);
        await app.EndedAsync(ended);

        await PurgeAsync(app, HistoryPurge.Kept - Margin);
        Assert.NotNull(await app.Client.GetInstanceAsync(ended.Value));

        await PurgeAsync(app, HistoryPurge.Kept + Margin);
        Assert.Null(await app.Client.GetInstanceAsync(ended.Value));
        Assert.NotNull(await app.Client.GetInstanceAsync(open.Value));
    }

    private static Task PurgeAsync(RunningApp app, TimeSpan later)
    {
        var real = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + later);
        var clock = new ProgrammeClock(real, new ClockAnchor(real.GetUtcNow(), Samples.Start, 1));
        return new HistoryPurge(clock, NullLogger<HistoryPurge>.Instance).RunAsync(new TimerInfo(), app.Client, default);
    }
}
