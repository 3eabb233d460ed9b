using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Microsoft.DurableTask.Tests;

[Collection(HubCollection.Name)]
public sealed class OrchestrationTests(HubCollection.Storage storage) : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestHub _hub = new(storage.Azurite) { DevelopmentMode = true };

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task A_sequence_of_activities_passes_results_on()
    {
        await _hub.Activity("Twice", x => x + x)
            .Orchestrator("Main", async c => await c.CallActivityAsync<string>("Twice", await c.CallActivityAsync<string>("Twice", "ab")))
            .StartAsync();

        var end = await _hub.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal("abababab", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_fan_out_over_a_hundred_activities_and_sub_orchestrations_comes_back_in_order()
    {
        await _hub.Activity("Echo", x => x)
            .Orchestrator("Child", async c => await c.CallActivityAsync<string>("Echo", c.GetInput<string>()))
            .Orchestrator("Main", async c => (await Task.WhenAll(
                Enumerable.Range(0, 150).Select(i => FormattableString.Invariant($"{i}")).SelectMany(i => new[]
                {
                    c.CallActivityAsync<string>("Echo", i),
                    c.CallSubOrchestratorAsync<string>("Child", i),
                }))).Aggregate(0, (sum, text) => (sum * 31) + int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)))
            .StartAsync();

        var end = await _hub.RunAsync("Main");

        var expected = Enumerable.Range(0, 150).SelectMany(i => new[] { i, i }).Aggregate(0, (sum, i) => (sum * 31) + i);
        Assert.Equal(expected, end.ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_sub_orchestration_knows_its_parent_and_has_the_given_id()
    {
        await _hub.Orchestrator("Child", c => Task.FromResult<object?>($"{c.InstanceId} of {c.Parent!.Name.Name} {c.Parent.InstanceId}"))
            .Orchestrator("Main", async c => await c.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(retry: null, "the-child")))
            .StartAsync();

        var id = await _hub.StartAsync("Main", instanceId: "the-parent");

        Assert.Equal("the-child of Main the-parent", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_sub_orchestration_replaces_an_instance_of_its_id_without_a_word()
    {
        await _hub.Orchestrator("Waits", async c => await c.WaitForExternalEvent<string>("never"))
            .Orchestrator("Child", _ => Task.FromResult<object?>("new"))
            .Orchestrator("Main", async c => await c.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(retry: null, "taken")))
            .StartAsync();
        await _hub.StartAsync("Waits", instanceId: "taken");

        var end = await _hub.RunAsync("Main");

        Assert.Equal("new", end.ReadOutputAs<string>());
        Assert.Equal("Child", (await _hub.EndOfAsync("taken")).Name);
    }

    [Fact]
    public async Task A_failed_activity_arrives_with_type_message_and_inner_failure()
    {
        await _hub.Activity("Fail", _ => throw new InvalidOperationException("outer", new KeyNotFoundException("inner")))
            .Orchestrator("Main", async c =>
            {
                try
                {
                    await c.CallActivityAsync("Fail");
                    return "not reached";
                }
                catch (TaskFailedException failed)
                {
                    var details = failed.FailureDetails;
                    return $"{failed.TaskName} {details.ErrorType} {details.ErrorMessage} {details.InnerFailure!.ErrorType} "
                        + $"{details.IsCausedBy<InvalidOperationException>()} {details.IsCausedBy<SystemException>()} {details.IsCausedBy<ArgumentException>()}";
                }
            })
            .StartAsync();

        var end = await _hub.RunAsync("Main");

        Assert.Equal("Fail System.InvalidOperationException outer System.Collections.Generic.KeyNotFoundException True True False", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_failure_crosses_a_sub_orchestration_and_ends_the_parent()
    {
        await _hub.Activity("Fail", _ => throw new TimeoutException("the bank is closed"))
            .Orchestrator("Child", async c => await c.CallActivityAsync<string>("Fail"))
            .Orchestrator("Main", async c => await c.CallSubOrchestratorAsync<string>("Child"))
            .StartAsync();

        var end = await _hub.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.True(end.FailureDetails!.IsCausedBy<TaskFailedException>());
        Assert.Equal("System.TimeoutException", end.FailureDetails.InnerFailure!.InnerFailure!.ErrorType);
    }

    [Fact]
    public async Task An_unknown_orchestrator_can_be_scheduled_and_then_fails()
    {
        await _hub.StartAsync();

        var end = await _hub.RunAsync("Nobody");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("Nobody", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_activity_fails_the_call()
    {
        await _hub.Orchestrator("Main", async c => await c.CallActivityAsync<string>("Nothing")).StartAsync();

        var end = await _hub.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("Nothing", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_policy_repeats_until_the_call_succeeds()
    {
        var calls = 0;
        await _hub.Activity("Flaky", _ => Interlocked.Increment(ref calls) < 3 ? throw new TimeoutException("again") : calls)
            .Orchestrator("Main", async c => await c.CallActivityAsync<int>(
                "Flaky", TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromMilliseconds(10), backoffCoefficient: 2))))
            .StartAsync();

        Assert.Equal(3, (await _hub.RunAsync("Main")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_retry_policy_gives_up_after_its_attempts()
    {
        var calls = 0;
        await _hub.Activity("Broken", _ => throw new TimeoutException(FormattableString.Invariant($"{Interlocked.Increment(ref calls)}")))
            .Orchestrator("Main", async c => await c.CallActivityAsync<int>(
                "Broken", TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromMilliseconds(5)))))
            .StartAsync();

        var end = await _hub.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_retry_policy_leaves_failures_alone_that_it_does_not_handle()
    {
        var calls = 0;
        await _hub.Activity("Broken", _ => throw new NotSupportedException(FormattableString.Invariant($"{Interlocked.Increment(ref calls)}")))
            .Orchestrator("Main", async c => await c.CallActivityAsync<int>("Broken", TaskOptions.FromRetryPolicy(
                new RetryPolicy(3, TimeSpan.FromMilliseconds(5)) { HandleFailure = f => f.IsCausedBy<TimeoutException>() })))
            .StartAsync();

        await _hub.RunAsync("Main");

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_sub_orchestration_is_retried_too()
    {
        var calls = 0;
        await _hub.Activity("Flaky", _ => Interlocked.Increment(ref calls) < 2 ? throw new TimeoutException("again") : calls)
            .Orchestrator("Child", async c => await c.CallActivityAsync<int>("Flaky"))
            .Orchestrator("Main", async c => await c.CallSubOrchestratorAsync<int>("Child", options: new SubOrchestrationOptions(
                new RetryPolicy(3, TimeSpan.FromMilliseconds(5)), "retried-child")))
            .StartAsync();

        Assert.Equal(2, (await _hub.RunAsync("Main")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Time_ids_and_chance_are_the_same_on_each_replay()
    {
        await _hub.Activity("Echo", x => x)
            .Orchestrator("Main", async c =>
            {
                var (time, first, second) = (c.CurrentUtcDateTime, c.NewGuid(), c.NewGuid());
                var recorded = await c.CallActivityAsync<string>("Echo", $"{time:O} {first} {second}");
                return recorded == $"{time:O} {first} {second}" && first != second;
            })
            .StartAsync();

        Assert.True((await _hub.RunAsync("Main")).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task A_timer_in_the_past_fires_at_once()
    {
        await _hub.Orchestrator("Main", async c =>
        {
            await c.CreateTimer(c.CurrentUtcDateTime.AddDays(-3), CancellationToken.None);
            return "fired";
        }).StartAsync();

        Assert.Equal("fired", (await _hub.RunAsync("Main")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_timer_never_fires_before_its_time()
    {
        await _hub.Orchestrator("Main", async c =>
        {
            var due = c.CurrentUtcDateTime.AddMilliseconds(37);
            await c.CreateTimer(due, CancellationToken.None);
            return c.CurrentUtcDateTime >= due;
        }).StartAsync();

        Assert.True((await _hub.RunAsync("Main")).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task A_cancelled_timer_throws_where_it_is_awaited_and_wakes_nobody()
    {
        await _hub.Orchestrator("Main", async c =>
        {
            using var stop = new CancellationTokenSource();
            var timer = c.CreateTimer(TimeSpan.FromDays(1), stop.Token);
            Stop(stop);
            try
            {
                await timer;
                return "fired";
            }
            catch (TaskCanceledException)
            {
                return "cancelled";
            }
        }).StartAsync();

        Assert.Equal("cancelled", (await _hub.RunAsync("Main")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_custom_status_that_was_never_set_reads_as_null()
    {
        await _hub.Orchestrator("Main", _ => Task.FromResult<object?>(null)).StartAsync();

        var end = await _hub.RunAsync("Main");

        Assert.Equal("null", end.SerializedCustomStatus);
        Assert.Null(end.ReadCustomStatusAs<string>());
    }

    [Fact]
    public async Task A_custom_status_over_16_KB_is_refused()
    {
        await _hub.Orchestrator("Main", c =>
        {
            c.SetCustomStatus(new string('x', 17_000));
            return Task.FromResult<object?>(null);
        }).StartAsync();

        var end = await _hub.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("custom status", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_safe_logger_says_each_thing_once()
    {
        using var log = new ListLoggers();
        await using var hub = new TestHub(storage.Azurite) { DevelopmentMode = true, Loggers = log };
        await hub.Activity("Echo", x => x)
            .Orchestrator("Main", async c =>
            {
                var logger = c.CreateReplaySafeLogger("Main");
                logger.LogInformation("one");
                await c.CallActivityAsync<string>("Echo", "x");
                logger.LogInformation("two");
                await c.CallActivityAsync<string>("Echo", "x");
                return null;
            })
            .StartAsync();

        await hub.RunAsync("Main");

        Assert.Equal(["one", "two"], log.Of("Main"));
    }

    [Fact]
    public async Task An_input_of_unreasonable_size_is_refused_with_the_limit()
    {
        await _hub.Orchestrator("Main", _ => Task.FromResult<object?>(null)).StartAsync();

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => _hub.RunAsync("Main", new string('x', 300_000)));

        Assert.Contains("262144", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_would_not_fit_into_a_transaction_fails_the_instance_and_not_the_hub()
    {
        await _hub.Activity("Echo", x => x)
            .Orchestrator("Main", async c => await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => c.CallActivityAsync<string>("Echo", new string('x', 200_000)))))
            .Orchestrator("Small", _ => Task.FromResult<object?>("fine"))
            .StartAsync();

        var end = await _hub.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal("fine", (await _hub.RunAsync("Small")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task No_more_activities_run_at_once_than_allowed()
    {
        await using var hub = new TestHub(storage.Azurite) { MaxConcurrentActivities = 2 };
        var (running, most) = (0, 0);
        await hub.Activity("Busy", async _ =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                await Task.Delay(5);
                Interlocked.Decrement(ref running);
                return null;
            })
            .Orchestrator("Main", async c =>
            {
                await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => c.CallActivityAsync("Busy")));
                return null;
            })
            .StartAsync();

        await hub.RunAsync("Main");

        Assert.Equal(2, most);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; seen < value; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }

    // An orchestrator has one thread, and CancelAsync would use another.
    private static void Stop(CancellationTokenSource source) => source.Cancel();

    private sealed class ListLoggers : ILoggerFactory
    {
        private readonly ConcurrentQueue<(string Category, string Text)> _lines = new();

        public IEnumerable<string> Of(string category) => _lines.Where(l => l.Category == category).Select(l => l.Text);

        public ILogger CreateLogger(string categoryName) => new Lines(categoryName, _lines);

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        private sealed class Lines(string category, ConcurrentQueue<(string Category, string Text)> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue((category, formatter(state, exception)));
        }
    }
}
