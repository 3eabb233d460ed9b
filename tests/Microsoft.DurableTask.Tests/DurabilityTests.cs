using Azure.Data.Tables;
using CE4BIG.Testing;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Microsoft.DurableTask.Tests;

/// <summary>What survives: restarts, storage that goes away, a second node.</summary>
[Collection(HubCollection.Name)]
public sealed class DurabilityTests(HubCollection.Storage storage)
{
    private readonly Azurite _azurite = storage.Azurite;

    [Fact]
    public async Task Waiting_instances_timers_and_children_go_on_after_a_crash()
    {
        await using var first = await Exchange(new TestHub(_azurite)).StartAsync();
        await first.StartAsync("Parent", instanceId: "p");
        await first.ReachesAsync("p:child", "waiting");
        await first.CrashAsync();

        await using var second = await Exchange(new TestHub(_azurite, first.Name)).StartAsync();
        await second.Client.RaiseEventAsync("p:child", "go", "on");

        Assert.Equal("on", (await second.EndOfAsync("p")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_activity_that_was_cut_off_runs_again_and_one_that_was_stored_does_not()
    {
        var (done, cut) = (0, 0);
        var never = new TaskCompletionSource<object?>();
        TestHub Work(TestHub hub, Task<object?> second) => hub
            .Activity("Done", _ => Interlocked.Increment(ref done))
            .Activity("Cut", async _ =>
            {
                Interlocked.Increment(ref cut);
                return await second;
            })
            .Orchestrator("Main", async c =>
            {
                await c.CallActivityAsync("Done");
                return await c.CallActivityAsync<string>("Cut");
            });
        await using var first = await Work(new TestHub(_azurite), never.Task).StartAsync();
        var id = await first.StartAsync("Main");
        await TestHub.UntilAsync(() => Task.FromResult(Volatile.Read(ref cut) == 1));
        await first.CrashAsync();

        await using var second = await Work(new TestHub(_azurite, first.Name), Task.FromResult<object?>("second")).StartAsync();

        Assert.Equal("second", (await second.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.Equal((1, 2), (done, cut));
    }

    [Fact]
    public async Task A_graceful_stop_lets_running_activities_finish_and_gives_the_hub_back_at_once()
    {
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var first = await new TestHub(_azurite) { Process = ProcessIdentity.Current }
            .Activity("Slow", _ =>
            {
                begun.TrySetResult();
                return release.Task;
            })
            .Orchestrator("Main", async c => await c.CallActivityAsync<string>("Slow"))
            .StartAsync();
        var id = await first.StartAsync("Main");
        await begun.Task.WaitAsync(TestHub.Patience);

        var stop = first.Engine.StopAsync(CancellationToken.None);
        release.SetResult("finished");
        await stop.WaitAsync(TestHub.Patience);

        await using var second = await new TestHub(_azurite, first.Name) { Process = ProcessIdentity.Current }.StartAsync();
        Assert.True(second.Engine.Health.IsHealthy, second.Engine.Health.Description);
        Assert.Equal("finished", (await second.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_second_node_waits_says_so_and_takes_over_when_the_first_stops()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var first = await Exchange(new TestHub(_azurite) { Process = ProcessIdentity.Current, Time = time }).StartAsync();
        await using var second = await Exchange(new TestHub(_azurite, first.Name) { Process = ProcessIdentity.Current, Time = time }).StartAsync();

        Assert.False(second.Engine.Health.IsHealthy);
        Assert.Contains("owned by process", second.Engine.Health.Description, StringComparison.Ordinal);
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => second.StartAsync("Waits"))).StatusCode);

        await first.Engine.StopAsync(CancellationToken.None);
        await TestHub.UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(second.Engine.Health.IsHealthy);
        });
    }

    [Fact]
    public async Task An_owner_in_another_container_of_the_same_host_name_is_not_taken_for_gone()
    {
        await using var first = await Exchange(new TestHub(_azurite) { Machine = Environment.MachineName + "/boot/pid:[1]" }).StartAsync();
        await using var second = await Exchange(new TestHub(_azurite, first.Name) { Machine = Environment.MachineName + "/boot/pid:[2]" }).StartAsync();

        Assert.False(second.Engine.Health.IsHealthy);
        Assert.Contains($"on {Environment.MachineName};", second.Engine.Health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_that_was_taken_over_can_store_nothing_more_and_says_so()
    {
        await using var first = await Exchange(new TestHub(_azurite)).StartAsync();
        await first.StartAsync("Waits", instanceId: "fenced");

        // The first calls itself a process that is gone, so the second takes the hub from a living owner: the worst case.
        await using var second = await Exchange(new TestHub(_azurite, first.Name) { Process = ProcessIdentity.Current }).StartAsync();
        Assert.True(second.Engine.Health.IsHealthy, second.Engine.Health.Description);

        var refused = await Assert.ThrowsAsync<RpcException>(() => first.Client.RaiseEventAsync("fenced", "go", "from the dead"));
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        await TestHub.UntilAsync(() => Task.FromResult(first.Engine.Health.Description.Contains("owned by", StringComparison.Ordinal)));
        await second.Client.RaiseEventAsync("fenced", "go", "from the living");
        Assert.Equal("from the living", (await second.EndOfAsync("fenced")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task While_storage_is_away_nothing_is_accepted_and_afterwards_all_goes_on_by_itself()
    {
        var folder = Directory.CreateTempSubdirectory("ce4big-");
        await using var azurite = await Azurite.StartAsync(folder.FullName);
        var release = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var runs = 0;
        await using var hub = await new TestHub(azurite)
            .Activity("Slow", _ =>
            {
                Interlocked.Increment(ref runs);
                return release.Task;
            })
            .Orchestrator("Main", async c => await c.CallActivityAsync<string>("Slow") + await c.WaitForExternalEvent<string>("go"))
            .StartAsync();
        var id = await hub.StartAsync("Main");
        await TestHub.UntilAsync(() => Task.FromResult(Volatile.Read(ref runs) == 1));

        await azurite.StopAsync();
        release.SetResult("done ");
        await TestHub.UntilAsync(() => Task.FromResult(!hub.Engine.Health.IsHealthy));
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => hub.Client.RaiseEventAsync(id, "go", "refused"))).StatusCode);
        await azurite.StartAgainAsync();
        await TestHub.UntilAsync(() => Task.FromResult(hub.Engine.Health.IsHealthy));

        await hub.Client.RaiseEventAsync(id, "go", "accepted");
        Assert.Equal("done accepted", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.Equal(1, runs);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_hub_that_starts_while_storage_is_away_begins_when_it_is_there()
    {
        await using var azurite = await Azurite.StartAsync();
        await azurite.StopAsync();
        await using var hub = await Exchange(new TestHub(azurite)).StartAsync();
        Assert.False(hub.Engine.Health.IsHealthy);

        await azurite.StartAgainAsync();
        await TestHub.UntilAsync(() => Task.FromResult(hub.Engine.Health.IsHealthy));

        Assert.NotNull(await hub.StartAsync("Waits"));
    }

    [Fact]
    public async Task A_history_too_long_for_one_row_is_sealed_and_replays_the_same_after_a_crash()
    {
        static TestHub Long(TestHub hub) => hub
            .Activity("Noise", x => x + Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6000)))
            .Orchestrator("Main", async c =>
            {
                var length = 0;
                for (var i = 0; i < 40; i++)
                {
                    length += (await c.CallActivityAsync<string>("Noise", i)).Length;
                    if (i == 25)
                    {
                        c.SetCustomStatus("half");
                        await c.WaitForExternalEvent<string>("go");
                    }
                }

                return length;
            });
        await using var first = await Long(new TestHub(_azurite)).StartAsync();
        var id = await first.StartAsync("Main");
        await first.ReachesAsync(id, "half");
        await first.CrashAsync();

        await using var second = await Long(new TestHub(_azurite, first.Name)).StartAsync();
        await second.Client.RaiseEventAsync(id, "go");

        var expected = (40 * 8000) + Enumerable.Range(0, 40).Sum(i => i < 10 ? 1 : 2);
        Assert.Equal(expected, (await second.EndOfAsync(id)).ReadOutputAs<int>());
        Assert.True(await CountAsync(second, RowKeys.SealedPrefix(id)) > 5, "The history must have been sealed for this to prove anything.");
        Assert.Equal(1, (await second.Client.PurgeInstanceAsync(id)).PurgedInstanceCount);
        Assert.Equal(0, await CountAsync(second, RowKeys.SealedPrefix(id)));
    }

    [Fact]
    public async Task A_finished_instance_leaves_one_row_and_no_active_one()
    {
        await using var hub = await Exchange(new TestHub(_azurite)).StartAsync();
        var id = await hub.StartAsync("Waits", instanceId: "short");
        await hub.Client.RaiseEventAsync(id, "go", "x");
        await hub.EndOfAsync(id);

        Assert.Equal(0, await CountAsync(hub, RowKeys.ActivePrefix));
        Assert.Equal(1, await CountAsync(hub, RowKeys.TerminalPrefix));
    }

    [Fact]
    public async Task A_timer_of_two_years_outlives_restarts_and_fires_on_its_day()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var first = await Retention(new TestHub(_azurite) { Time = time }).StartAsync();
        var id = await first.StartAsync("Retention");
        await first.ReachesAsync(id, "kept");
        await first.CrashAsync();
        time.Advance(TimeSpan.FromDays(365));

        await using var second = await Retention(new TestHub(_azurite, first.Name) { Time = time }).StartAsync();
        await AdvanceAsync(time, days: 364);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await second.Client.GetInstanceAsync(id))!.RuntimeStatus);
        await AdvanceAsync(time, days: 2);

        Assert.Equal("deleted", (await second.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_idle_hub_asks_storage_less_than_once_a_minute()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var hub = await Exchange(new TestHub(_azurite) { Time = time }).StartAsync();
        await hub.StartAsync("Waits");
        var before = hub.Requests;
        for (var renewal = 0; renewal < 10; renewal++)
        {
            var seen = hub.Requests;
            time.Advance(HubLease.Renewal + TimeSpan.FromSeconds(1));
            await TestHub.UntilAsync(() => Task.FromResult(hub.Requests > seen));
        }

        // Fifteen minutes have passed.
        Assert.Equal(10, hub.Requests - before);
    }

    [Fact]
    public async Task A_message_to_another_instance_survives_a_crash_of_both()
    {
        static TestHub Pair(TestHub hub) => hub
            .Orchestrator("Receiver", async c => await c.WaitForExternalEvent<string>("greeting"))
            .Orchestrator("Sender", async c =>
            {
                c.SendEvent("receiver", "greeting", "hello");
                return await c.WaitForExternalEvent<string>("never");
            });
        await using var first = await Pair(new TestHub(_azurite)).StartAsync();
        await first.StartAsync("Receiver", instanceId: "receiver");
        await first.CrashAsync();

        // As a crash between the sender's commit and the receiver's would leave it: the message stored, not consumed.
        var table = first.Tables.GetTableClient(first.Name + "Engine");
        await table.AddEntityAsync((TableEntity)Rows.Message("m1", "receiver", new global::Microsoft.DurableTask.Worker.History.HistoryEvent.EventRaised("greeting", "\"hello\"")).Build!());

        await using var second = await Pair(new TestHub(_azurite, first.Name)).StartAsync();

        Assert.Equal("hello", (await second.EndOfAsync("receiver")).ReadOutputAs<string>());
        Assert.Equal(0, await CountAsync(second, RowKeys.MessagePrefix));
    }

    private static TestHub Exchange(TestHub hub) => hub
        .Orchestrator("Waits", async c =>
        {
            c.SetCustomStatus("waiting");
            var decision = c.WaitForExternalEvent<string>("go");
            await Task.WhenAny(decision, c.CreateTimer(TimeSpan.FromDays(100), CancellationToken.None));
            return await decision;
        })
        .Orchestrator("Parent", async c => await c.CallSubOrchestratorAsync<string>("Waits", options: new SubOrchestrationOptions(retry: null, c.InstanceId + ":child")));

    private static TestHub Retention(TestHub hub) => hub.Orchestrator("Retention", async c =>
    {
        c.SetCustomStatus("kept");
        await c.CreateTimer(TimeSpan.FromDays(730), CancellationToken.None);
        return "deleted";
    });

    private static async Task AdvanceAsync(FakeTimeProvider time, int days)
    {
        for (var day = 0; day < days; day++)
        {
            time.Advance(TimeSpan.FromDays(1));
        }

        await Task.Yield();
    }

    private static async Task<int> CountAsync(TestHub hub, string prefix)
    {
        var count = 0;
        await foreach (var _ in new HubTable(hub.Tables, hub.Name).Range(prefix, RowKeys.After(prefix), CancellationToken.None))
        {
            count++;
        }

        return count;
    }
}
