using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Microsoft.DurableTask.Tests;

/// <summary>How events find those who wait for them: row by row as observed on the official stack, swallowed events included.</summary>
[Collection(HubCollection.Name)]
public sealed class ExternalEventTests(HubCollection.Storage storage) : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestHub _hub = new(storage.Azurite) { DevelopmentMode = true };

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task An_event_is_kept_until_somebody_waits_for_it()
    {
        await _hub.Orchestrator("Main", async c =>
        {
            await c.WaitForExternalEvent<string>("go");
            return await c.WaitForExternalEvent<string>("early");
        }).StartAsync();
        var id = await _hub.StartAsync("Main");

        await _hub.Client.RaiseEventAsync(id, "early", "kept");
        await _hub.Client.RaiseEventAsync(id, "go", "now");

        Assert.Equal("kept", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_names_ignore_case()
    {
        await _hub.Orchestrator("Main", async c => await c.WaitForExternalEvent<string>("Decision")).StartAsync();
        var id = await _hub.StartAsync("Main");

        await _hub.Client.RaiseEventAsync(id, "dEcIsIoN", "yes");

        Assert.Equal("yes", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Several_waiters_are_served_in_the_order_in_which_they_came()
    {
        await _hub.Orchestrator("Main", async c => string.Join(' ', await Task.WhenAll(
            c.WaitForExternalEvent<string>("e"),
            c.WaitForExternalEvent<string>("e"),
            c.WaitForExternalEvent<string>("e")))).StartAsync();
        var id = await _hub.StartAsync("Main");

        foreach (var payload in new[] { "1", "2", "3" })
        {
            await _hub.Client.RaiseEventAsync(id, "e", payload);
        }

        Assert.Equal("1 2 3", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Waiters_of_one_name_must_agree_on_the_type()
    {
        await _hub.Orchestrator("Main", async c =>
        {
            var first = c.WaitForExternalEvent<string>("e");
            var second = c.WaitForExternalEvent<int>("e");
            await Task.WhenAll(first, second);
            return null;
        }).StartAsync();

        var end = await _hub.RunAsync("Main");

        Assert.Contains("same type", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiter_whose_timeout_passed_swallows_the_next_event()
    {
        var id = await WaitTwiceAsync(WaitWithTimeoutAsync);

        await _hub.Client.RaiseEventAsync(id, "e", "lost");
        await _hub.Client.RaiseEventAsync(id, "probe");

        Assert.Equal("nothing", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task After_a_waiter_whose_timeout_passed_the_second_event_is_delivered()
    {
        var id = await WaitTwiceAsync(WaitWithTimeoutAsync);

        await _hub.Client.RaiseEventAsync(id, "e", "lost");
        await _hub.Client.RaiseEventAsync(id, "e", "second");

        Assert.Equal("second", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_waiter_that_was_cancelled_swallows_the_next_event()
    {
        var id = await WaitTwiceAsync(c =>
        {
            using var stop = new CancellationTokenSource();
            _ = c.WaitForExternalEvent<string>("e", stop.Token);
            Stop(stop);
            return Task.CompletedTask;
        });

        await _hub.Client.RaiseEventAsync(id, "e", "lost");
        await _hub.Client.RaiseEventAsync(id, "probe");

        Assert.Equal("nothing", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_waiter_that_was_dropped_takes_the_event_from_the_second_one()
    {
        var id = await WaitTwiceAsync(c => Task.WhenAny(
            c.WaitForExternalEvent<string>("e"),
            c.CreateTimer(TimeSpan.FromMilliseconds(10), CancellationToken.None)));

        await _hub.Client.RaiseEventAsync(id, "e", "lost");
        await _hub.Client.RaiseEventAsync(id, "probe");

        Assert.Equal("nothing", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task One_waiter_made_before_the_loop_and_raced_against_timers_gets_the_event()
    {
        await _hub.Activity("Remind", _ => string.Empty).Orchestrator("Main", async c =>
        {
            var decision = c.WaitForExternalEvent<string>("e");
            for (var round = 0; ; round++)
            {
                using var stop = new CancellationTokenSource();
                var timer = c.CreateTimer(TimeSpan.FromMilliseconds(15), stop.Token);
                c.SetCustomStatus(round >= 2 ? "reminded" : "waiting");
                if (await Task.WhenAny(decision, timer) == decision)
                {
                    Stop(stop);
                    return await decision;
                }

                await c.CallActivityAsync("Remind");
            }
        }).StartAsync();
        var id = await _hub.StartAsync("Main");
        await _hub.ReachesAsync(id, "reminded");

        await _hub.Client.RaiseEventAsync(id, "e", "delivered");

        Assert.Equal("delivered", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_raised_while_an_activity_runs_waits_in_its_waiter()
    {
        var release = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _hub.Activity("Slow", _ => release.Task).Orchestrator("Main", async c =>
        {
            var decision = c.WaitForExternalEvent<string>("e");
            await c.CallActivityAsync("Slow");
            return decision.IsCompleted ? await decision : "nothing";
        }).StartAsync();
        var id = await _hub.StartAsync("Main");

        await _hub.Client.RaiseEventAsync(id, "e", "meanwhile");
        release.SetResult(null);

        Assert.Equal("meanwhile", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_orchestrator_sends_an_event_to_another()
    {
        await _hub.Orchestrator("Receiver", async c => await c.WaitForExternalEvent<string>("greeting"))
            .Orchestrator("Sender", c =>
            {
                c.SendEvent("receiver", "greeting", "hello");
                return Task.FromResult<object?>(null);
            }).StartAsync();
        await _hub.StartAsync("Receiver", instanceId: "receiver");

        await _hub.RunAsync("Sender");

        Assert.Equal("hello", (await _hub.EndOfAsync("receiver")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_that_an_orchestrator_sends_to_nobody_is_dropped()
    {
        await _hub.Orchestrator("Sender", c =>
        {
            c.SendEvent("nobody", "greeting", "hello");
            return Task.FromResult<object?>("done");
        }).StartAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await _hub.RunAsync("Sender")).RuntimeStatus);
    }

    /// <summary>Spoils a first waiter, then waits again, against a probe that tells when the event must have come.</summary>
    private async Task<string> WaitTwiceAsync(Func<TaskOrchestrationContext, Task> first)
    {
        await _hub.Orchestrator("Main", async c =>
        {
            await first(c);
            var second = c.WaitForExternalEvent<string>("e");
            var probe = c.WaitForExternalEvent<string>("probe");
            c.SetCustomStatus("again");
            return await Task.WhenAny(second, probe) == second ? await second : "nothing";
        }).StartAsync();
        var id = await _hub.StartAsync("Main");
        await _hub.ReachesAsync(id, "again");
        return id;
    }

    private static async Task WaitWithTimeoutAsync(TaskOrchestrationContext context)
    {
        try
        {
            await context.WaitForExternalEvent<string>("e", TimeSpan.FromMilliseconds(10));
        }
        catch (TaskCanceledException)
        {
            // The timeout, as the official package tells it.
        }
    }

    // An orchestrator has one thread, and CancelAsync would use another.
    private static void Stop(CancellationTokenSource source) => source.Cancel();
}
