using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.Azure.Functions.Worker.Extensions.Timer;
using Microsoft.Extensions.DependencyInjection;

namespace CE4BIG.Microsoft.Azure.Functions.Worker.Tests.Timer;

public sealed class TimerTests
{
    public sealed class Runs
    {
        private readonly Channel<TimerInfo> _runs = Channel.CreateUnbounded<TimerInfo>();

        public TaskCompletionSource? Hold { get; init; }

        public int Count => _runs.Reader.Count;

        public async Task RecordAsync(TimerInfo timer)
        {
            await _runs.Writer.WriteAsync(timer);
            await (Hold?.Task ?? Task.CompletedTask);
        }

        public async Task<TimerInfo> NextAsync()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            return await _runs.Reader.ReadAsync(limit.Token);
        }
    }

    public sealed class EveryFiveMinutes(Runs runs)
    {
        [Function("Sweep")]
        public Task Run([TimerTrigger("0 */5 * * * *")] TimerInfo timer) => runs.RecordAsync(timer);
    }

    public sealed class FiveFields(Runs runs)
    {
        [Function("Sweep")]
        public Task Run([TimerTrigger("*/5 * * * *")] TimerInfo timer) => runs.RecordAsync(timer);
    }

    public sealed class EverySecond(Runs runs)
    {
        [Function("Tick")]
        public Task Run([TimerTrigger("* * * * * *")] TimerInfo timer) => runs.RecordAsync(timer);
    }

    public sealed class AtStart(Runs runs)
    {
        [Function("AtStart")]
        public Task Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) => runs.RecordAsync(timer);
    }

    public sealed class BySetting(Runs runs)
    {
        [Function("BySetting")]
        public Task Run([TimerTrigger("%Sweep:Schedule%")] TimerInfo timer) => runs.RecordAsync(timer);
    }

    public sealed class Failing(Runs runs)
    {
        [Function("Failing")]
        public async Task Run([TimerTrigger("* * * * * *")] TimerInfo timer)
        {
            await runs.RecordAsync(timer);
            throw new InvalidOperationException("on purpose");
        }
    }

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 1, 0, TimeSpan.Zero);

    private readonly FakeStatusStore _store = new();
    private readonly WatchedClock _clock = new(Start);
    private readonly Runs _runs = new();

    [Theory]
    [InlineData(typeof(EveryFiveMinutes))]
    [InlineData(typeof(FiveFields))]
    public async Task A_timer_fires_when_it_is_due_and_not_before(Type functions)
    {
        await using var app = await StartAsync(functions);
        await _clock.AdvanceAfterNextWaitAsync(TimeSpan.FromSeconds(239));
        Assert.Equal(0, _runs.Count);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var timer = await _runs.NextAsync();
        Assert.False(timer.IsPastDue);
        Assert.Equal(new DateTime(2026, 3, 2, 8, 5, 0, DateTimeKind.Utc), timer.ScheduleStatus?.Next);
    }

    [Fact]
    public async Task A_firing_costs_one_request_and_keeps_the_next_due_time()
    {
        await using var app = await StartAsync(typeof(EveryFiveMinutes));
        await _clock.UntilNextWaitAsync();
        var before = _store.Saves;
        _clock.Advance(TimeSpan.FromMinutes(4));
        await _runs.NextAsync();
        await _clock.UntilNextWaitAsync();
        Assert.Equal(1, _store.Saves - before);
        Assert.Equal(1, _store.Loads);
        Assert.Equal(new DateTime(2026, 3, 2, 8, 10, 0, DateTimeKind.Utc), _store.Kept["Sweep"].Next);
    }

    [Fact]
    public async Task A_missed_run_is_made_up_once_and_says_so()
    {
        Keep("Sweep", "0 */5 * * * *", next: Start.UtcDateTime.AddHours(-2));
        await using var app = await StartAsync(typeof(EveryFiveMinutes));
        Assert.True((await _runs.NextAsync()).IsPastDue);
        await _clock.AdvanceAfterNextWaitAsync(TimeSpan.FromMinutes(4));
        Assert.False((await _runs.NextAsync()).IsPastDue);
    }

    [Fact]
    public async Task A_run_that_is_not_yet_due_is_not_made_up()
    {
        Keep("Sweep", "0 */5 * * * *", next: Start.UtcDateTime.AddMinutes(4));
        await using var app = await StartAsync(typeof(EveryFiveMinutes));
        await _clock.UntilNextWaitAsync();
        Assert.Equal(0, _runs.Count);
    }

    [Fact]
    public async Task A_changed_schedule_starts_afresh()
    {
        Keep("Sweep", "0 0 * * * *", next: Start.UtcDateTime.AddHours(-2));
        await using var app = await StartAsync(typeof(EveryFiveMinutes));
        await _clock.UntilNextWaitAsync();
        Assert.Equal(0, _runs.Count);
        Assert.Equal("0 */5 * * * *", _store.Kept["Sweep"].Schedule);
    }

    [Fact]
    public async Task Run_on_startup_fires_at_every_start()
    {
        await using (await StartAsync(typeof(AtStart)))
        {
            Assert.False((await _runs.NextAsync()).IsPastDue);
        }

        await using (await StartAsync(typeof(AtStart)))
        {
            await _runs.NextAsync();
        }
    }

    [Fact]
    public async Task A_schedule_under_a_minute_keeps_no_status()
    {
        await using var app = await StartAsync(typeof(EverySecond));
        await _clock.AdvanceAfterNextWaitAsync(TimeSpan.FromSeconds(1));
        Assert.Null((await _runs.NextAsync()).ScheduleStatus);
        Assert.Equal(0, _store.Loads + _store.Saves);
    }

    [Fact]
    public async Task A_setting_gives_the_schedule()
    {
        await using var app = await StartAsync(typeof(BySetting), new() { ["Sweep:Schedule"] = "30 * * * * *" });
        await _clock.AdvanceAfterNextWaitAsync(TimeSpan.FromSeconds(30));
        await _runs.NextAsync();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not a schedule")]
    public async Task A_setting_that_gives_none_disables_that_function_only(string? setting)
    {
        await using var app = await StartAsync([typeof(BySetting), typeof(EverySecond)], new() { ["Sweep:Schedule"] = setting });
        await _clock.AdvanceAfterNextWaitAsync(TimeSpan.FromSeconds(1));
        await _runs.NextAsync();
        await _clock.UntilNextWaitAsync();
        Assert.Equal(0, _runs.Count);
    }

    [Fact]
    public async Task A_run_that_fails_does_not_stop_the_schedule()
    {
        await using var app = await StartAsync(typeof(Failing));
        await _clock.AdvanceAfterNextWaitAsync(TimeSpan.FromSeconds(1));
        await _runs.NextAsync();
        await _clock.AdvanceAfterNextWaitAsync(TimeSpan.FromSeconds(1));
        await _runs.NextAsync();
    }

    [Fact]
    public async Task A_run_is_never_joined_by_the_next_and_a_stop_lets_it_finish()
    {
        var held = new Runs { Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) };
        await using var app = await StartAsync([typeof(EverySecond)], runs: held);
        await _clock.AdvanceAfterNextWaitAsync(TimeSpan.FromSeconds(1));
        await held.NextAsync();
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, held.Count);

        var stopping = app.StopAsync();
        Assert.False(stopping.IsCompleted);
        held.Hold.SetResult();
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Only_the_node_that_owns_the_hub_fires()
    {
        var ownership = new Ownership();
        await using var app = await StartAsync([typeof(EverySecond)], ownership: ownership);
        await _clock.AdvanceAfterNextWaitAsync(TimeSpan.FromSeconds(1));
        await _clock.UntilNextWaitAsync();
        Assert.Equal(0, _runs.Count);

        ownership.IsOwner = true;
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _runs.NextAsync();
    }

    [Fact]
    public async Task A_node_that_takes_over_does_not_repeat_what_the_former_owner_fired()
    {
        var ownership = new Ownership();
        await using var app = await StartAsync([typeof(EveryFiveMinutes)], ownership: ownership);
        await _clock.AdvanceAfterNextWaitAsync(TimeSpan.FromMinutes(4));
        await _clock.UntilNextWaitAsync();
        Keep("Sweep", "0 */5 * * * *", next: Start.UtcDateTime.AddMinutes(9));

        ownership.IsOwner = true;
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _clock.AdvanceAfterNextWaitAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(new DateTime(2026, 3, 2, 8, 10, 0, DateTimeKind.Utc), (await _runs.NextAsync()).ScheduleStatus?.Next);
        Assert.Equal(0, _runs.Count);
    }

    private sealed class Ownership : INodeOwnership
    {
        private volatile bool _isOwner;

        public bool IsOwner
        {
            get => _isOwner;
            set => _isOwner = value;
        }
    }

    private void Keep(string function, string schedule, DateTime next) =>
        _store.Kept[function] = new TimerStatus(schedule, Last: default, next, LastUpdated: default);

    private Task<TestApp> StartAsync(Type functions, Dictionary<string, string?>? settings = null) => StartAsync([functions], settings);

    private Task<TestApp> StartAsync(Type[] functions, Dictionary<string, string?>? settings = null, Runs? runs = null, INodeOwnership? ownership = null) =>
        TestApp.StartAsync(
            functions,
            builder =>
            {
                builder.Services.AddSingleton(runs ?? _runs);
                builder.Services.AddSingleton<ITimerStatusStore>(_store);
                builder.Services.AddSingleton(new HostClock(_clock));
                if (ownership is not null)
                {
                    builder.Services.AddSingleton(ownership);
                }
            },
            settings,
            [typeof(TimerExtensionStartup)]);
}
