using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;

namespace CE4BIG.Microsoft.DurableTask.Tests;

[Collection(HubCollection.Name)]
public sealed class ClientTests(HubCollection.Storage storage) : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestHub _hub = new(storage.Azurite);

    public async Task InitializeAsync() => await _hub
        .Orchestrator("Echo", c => Task.FromResult<object?>(c.GetInput<string>()))
        .Orchestrator("Waits", async c =>
        {
            c.SetCustomStatus("waiting");
            return await c.WaitForExternalEvent<string>("go");
        })
        .Orchestrator("Parent", async c => await c.CallSubOrchestratorAsync<string>("Waits", options: new SubOrchestrationOptions(retry: null, c.InstanceId + ":child")))
        .StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Scheduling_returns_the_given_id_and_input_and_output_can_be_read()
    {
        var id = await _hub.StartAsync("Echo", "hello", "my id/with?odd#signs'%=|ł");

        var end = await _hub.EndOfAsync(id);

        Assert.Equal("my id/with?odd#signs'%=|ł", end.InstanceId);
        Assert.Equal("hello", end.ReadInputAs<string>());
        Assert.Equal("hello", end.ReadOutputAs<string>());
        Assert.True(end.CreatedAt <= end.LastUpdatedAt);
    }

    [Fact]
    public async Task Scheduling_an_id_that_is_under_way_is_refused_and_leaves_it_alone()
    {
        await _hub.StartAsync("Waits", instanceId: "busy");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => _hub.StartAsync("Echo", "x", "busy"));

        await _hub.Client.RaiseEventAsync("busy", "go", "on");
        Assert.Equal("on", (await _hub.EndOfAsync("busy")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Scheduling_an_id_that_has_completed_replaces_it()
    {
        await _hub.EndOfAsync(await _hub.StartAsync("Echo", "first", "again"));

        await _hub.StartAsync("Echo", "second", "again");

        Assert.Equal("second", (await _hub.EndOfAsync("again")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Dedupe_statuses_protect_a_completed_id()
    {
        await _hub.EndOfAsync(await _hub.StartAsync("Echo", "first", "once"));
        var once = new StartOrchestrationOptions("once").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => _hub.Client.ScheduleNewOrchestrationInstanceAsync("Echo", "second", once));

        Assert.Equal("first", (await _hub.EndOfAsync("once")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Of_a_hundred_starts_under_one_id_exactly_one_wins()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            try
            {
                await _hub.StartAsync("Waits", i, "contended");
                return 1;
            }
            catch (OrchestrationAlreadyExistsException)
            {
                return 0;
            }
        }));

        Assert.Equal(1, starts.Sum());
    }

    [Fact]
    public async Task A_start_in_the_future_is_pending_until_then_and_keeps_its_events()
    {
        var id = await _hub.Client.ScheduleNewOrchestrationInstanceAsync(
            "Waits", options: new StartOrchestrationOptions(InstanceId: null, DateTimeOffset.UtcNow.AddMilliseconds(400)), input: null);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await _hub.Client.GetInstanceAsync(id))!.RuntimeStatus);

        await _hub.Client.RaiseEventAsync(id, "go", "kept");

        Assert.Equal("kept", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Waiting_for_the_start_returns_a_started_instance()
    {
        var id = await _hub.StartAsync("Waits");

        var started = await _hub.Client.WaitForInstanceStartAsync(id, CancellationToken.None);

        Assert.Equal(OrchestrationRuntimeStatus.Running, started.RuntimeStatus);
    }

    [Fact]
    public async Task A_missing_instance_is_null_and_an_event_for_it_not_found()
    {
        Assert.Null(await _hub.Client.GetInstanceAsync("nobody"));
        Assert.Equal(StatusCode.NotFound, await RefusalAsync(_hub.Client.RaiseEventAsync("nobody", "go")));
        Assert.Equal(StatusCode.NotFound, await RefusalAsync(_hub.Client.TerminateInstanceAsync("nobody")));
        Assert.Equal(StatusCode.NotFound, await RefusalAsync(_hub.Client.SuspendInstanceAsync("nobody")));
    }

    [Fact]
    public async Task An_event_for_a_completed_instance_fails_its_precondition()
    {
        await _hub.EndOfAsync(await _hub.StartAsync("Echo", "x", "over"));

        Assert.Equal(StatusCode.FailedPrecondition, await RefusalAsync(_hub.Client.RaiseEventAsync("over", "go")));
        Assert.Equal(StatusCode.FailedPrecondition, await RefusalAsync(_hub.Client.TerminateInstanceAsync("over")));
    }

    [Fact]
    public async Task A_suspended_instance_keeps_events_and_goes_on_when_resumed()
    {
        var id = await _hub.StartAsync("Waits");
        await _hub.Client.SuspendInstanceAsync(id, "holiday");
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await _hub.Client.GetInstanceAsync(id))!.RuntimeStatus);

        await _hub.Client.RaiseEventAsync(id, "go", "kept");
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await _hub.Client.GetInstanceAsync(id))!.RuntimeStatus);
        await _hub.Client.ResumeInstanceAsync(id);

        Assert.Equal("kept", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_terminated_instance_ends_with_the_given_output()
    {
        var id = await _hub.StartAsync("Waits");

        await _hub.Client.TerminateInstanceAsync(id, output: "enough");

        var end = await _hub.EndOfAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, end.RuntimeStatus);
        Assert.Equal("enough", end.ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true, OrchestrationRuntimeStatus.Terminated)]
    [InlineData(false, OrchestrationRuntimeStatus.Running)]
    public async Task Terminating_reaches_the_children_only_when_asked_to(bool recursive, OrchestrationRuntimeStatus expected)
    {
        var id = await _hub.StartAsync("Parent");
        await _hub.ReachesAsync(id + ":child", "waiting");

        await _hub.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions(Recursive: recursive));
        await _hub.EndOfAsync(id);

        if (recursive)
        {
            await _hub.EndOfAsync(id + ":child");
        }

        Assert.Equal(expected, (await _hub.Client.GetInstanceAsync(id + ":child"))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_terminated_child_fails_its_parents_call()
    {
        var id = await _hub.StartAsync("Parent");
        await _hub.ReachesAsync(id + ":child", "waiting");

        await _hub.Client.TerminateInstanceAsync(id + ":child");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await _hub.EndOfAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task A_restart_runs_name_and_input_once_more()
    {
        var id = await _hub.StartAsync("Echo", "same");
        await _hub.EndOfAsync(id);

        var renamed = await _hub.Client.RestartAsync(id, restartWithNewInstanceId: true);
        var kept = await _hub.Client.RestartAsync(id);

        Assert.NotEqual(id, renamed);
        Assert.Equal(id, kept);
        Assert.Equal("same", (await _hub.EndOfAsync(renamed)).ReadOutputAs<string>());
        Assert.Equal("same", (await _hub.EndOfAsync(kept)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_running_instance_is_not_restarted_under_its_id()
    {
        var id = await _hub.StartAsync("Waits");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _hub.Client.RestartAsync(id));
    }

    [Fact]
    public async Task Purging_counts_what_it_deleted_and_refuses_what_is_under_way()
    {
        var done = await _hub.StartAsync("Echo", "x");
        await _hub.EndOfAsync(done);
        var running = await _hub.StartAsync("Waits");

        Assert.Equal(1, (await _hub.Client.PurgeInstanceAsync(done)).PurgedInstanceCount);
        Assert.Equal(0, (await _hub.Client.PurgeInstanceAsync(done)).PurgedInstanceCount);
        Assert.Null(await _hub.Client.GetInstanceAsync(done));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _hub.Client.PurgeInstanceAsync(running));
    }

    [Fact]
    public async Task Purging_by_filter_takes_only_what_it_names()
    {
        await _hub.EndOfAsync(await _hub.StartAsync("Echo", "x"));
        var terminated = await _hub.StartAsync("Waits");
        await _hub.Client.TerminateInstanceAsync(terminated);
        await _hub.EndOfAsync(terminated);

        var purged = await _hub.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(
            CreatedFrom: DateTimeOffset.UtcNow.AddHours(-1), Statuses: [OrchestrationRuntimeStatus.Completed]));

        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.NotNull(await _hub.Client.GetInstanceAsync(terminated));
    }

    [Fact]
    public async Task Purging_recursively_takes_the_children_with_it()
    {
        var id = await _hub.StartAsync("Parent");
        await _hub.ReachesAsync(id + ":child", "waiting");
        await _hub.Client.RaiseEventAsync(id + ":child", "go", "on");
        await _hub.EndOfAsync(id);

        var purged = await _hub.Client.PurgeInstanceAsync(id, new PurgeInstanceOptions(Recursive: true));

        Assert.Equal(2, purged.PurgedInstanceCount);
    }

    [Fact]
    public async Task A_query_pages_through_active_and_finished_instances_without_repeating_one()
    {
        foreach (var number in Enumerable.Range(0, 7))
        {
            await _hub.StartAsync("Waits", instanceId: FormattableString.Invariant($"q-wait-{number}"));
            await _hub.EndOfAsync(await _hub.StartAsync("Echo", "x", FormattableString.Invariant($"q-done-{number}")));
        }

        var pages = new List<Page<OrchestrationMetadata>>();
        await foreach (var page in _hub.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: "q-", PageSize: 3)).AsPages())
        {
            pages.Add(page);
        }

        Assert.All(pages, p => Assert.True(p.Values.Count <= 3));
        Assert.Equal(14, pages.SelectMany(p => p.Values).Select(i => i.InstanceId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(14, pages.Sum(p => p.Values.Count));
    }

    [Fact]
    public async Task A_query_selects_by_status()
    {
        await _hub.StartAsync("Waits", instanceId: "s-wait");
        await _hub.EndOfAsync(await _hub.StartAsync("Echo", "x", "s-done"));

        var found = new List<string>();
        await foreach (var instance in _hub.Client.GetAllInstancesAsync(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed], InstanceIdPrefix: "s-")))
        {
            found.Add(instance.InstanceId);
        }

        Assert.Equal(["s-done"], found);
    }

    [Fact]
    public async Task Payloads_that_were_not_asked_for_cannot_be_read()
    {
        var id = await _hub.StartAsync("Echo", "x");
        var end = await _hub.Client.WaitForInstanceCompletionAsync(id, CancellationToken.None);

        Assert.Throws<InvalidOperationException>(() => end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task The_diagnostics_tell_what_happened_and_never_a_payload()
    {
        var id = await _hub.StartAsync("Waits", "secret");
        await _hub.Client.RaiseEventAsync(id, "go", "secret");
        await _hub.EndOfAsync(id);

        var history = await _hub.Engine.GetHistoryAsync(id, CancellationToken.None);
        var page = await _hub.Engine.ListInstancesAsync("z:", 10, CancellationToken.None);

        Assert.Equal(["ExecutionStarted", "EpisodeStarted", "EpisodeStarted", "EventRaised", "ExecutionCompleted"], history!.Select(h => h.Kind));
        Assert.DoesNotContain(history!, h => (h.Name + h.Detail).Contains("secret", StringComparison.Ordinal));
        Assert.Contains(page.Instances, i => i.InstanceId == id && i.Status == OrchestrationRuntimeStatus.Completed);
    }

    private static async Task<StatusCode> RefusalAsync(Task call) => (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode;
}
