using System.Collections.Concurrent;
using Azure.Data.Tables;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Microsoft.DurableTask.Tests;

/// <summary>What one instance does wrong, or does too much of, stays with that instance; the hub goes on.</summary>
[Collection(HubCollection.Name)]
public sealed class ContainmentTests(HubCollection.Storage storage) : IAsyncLifetime, IAsyncDisposable
{
    // More than the 100 operations of one transaction.
    private const int Many = 120;

    private readonly TestHub _hub = new(storage.Azurite);

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task What_an_instance_calls_while_the_hub_still_resumes_others_is_called_once()
    {
        var (time, calls) = (new SlowClock(), new ConcurrentDictionary<string, int>(StringComparer.Ordinal));
        TestHub Pairs(TestHub hub) => hub
            .Activity("Count", id => calls.AddOrUpdate(id, 1, static (_, n) => n + 1))
            .Orchestrator("Child", async c =>
            {
                c.SetCustomStatus("asleep");
                await c.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return null;
            })
            .Orchestrator("Parent", async c =>
            {
                await c.CallSubOrchestratorAsync("Child", options: new SubOrchestrationOptions(retry: null, "a-" + c.InstanceId));
                return await c.CallActivityAsync<int>("Count", c.InstanceId);
            });
        await using var first = await Pairs(new TestHub(storage.Azurite) { Time = time }).StartAsync();
        var parents = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => first.StartAsync("Parent", instanceId: FormattableString.Invariant($"z-{i:D3}"))));
        foreach (var parent in parents)
        {
            await first.ReachesAsync("a-" + parent, "asleep");
        }

        await first.CrashAsync();
        time.Advance(TimeSpan.FromHours(2));
        time.EachLook = TimeSpan.FromMilliseconds(5);
        await using var second = await Pairs(new TestHub(storage.Azurite, first.Name) { Time = time }).StartAsync();
        time.EachLook = TimeSpan.Zero;
        foreach (var parent in parents)
        {
            await second.EndOfAsync(parent);
        }

        Assert.Equal(parents.Length, calls.Count);
        Assert.All(calls.Values, n => Assert.Equal(1, n));
    }

    [Fact]
    public async Task More_messages_than_a_transaction_holds_are_taken_in()
    {
        static TestHub Receiver(TestHub hub) => hub.Orchestrator("Receiver", async c =>
        {
            c.SetCustomStatus("waiting");
            var sum = 0;
            for (var i = 0; i < Many; i++)
            {
                sum += await c.WaitForExternalEvent<int>("number");
            }

            return sum;
        });
        await using var first = await Receiver(new TestHub(storage.Azurite)).StartAsync();
        await first.StartAsync("Receiver", instanceId: "receiver");
        await first.ReachesAsync("receiver", "waiting");
        await first.CrashAsync();
        var table = first.Tables.GetTableClient(first.Name + "Engine");
        for (var i = 0; i < Many; i++)
        {
            var number = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await table.AddEntityAsync(Rows.Message("m" + number, "receiver", new HistoryEvent.EventRaised("number", number)).Build!());
        }

        await using var second = await Receiver(new TestHub(storage.Azurite, first.Name)).StartAsync();

        Assert.Equal(Enumerable.Range(0, Many).Sum(), (await second.EndOfAsync("receiver")).ReadOutputAs<int>());
        Assert.Equal(0, await CountAsync(second, RowKeys.MessagePrefix));
    }

    [Fact]
    public async Task An_orchestrator_that_sends_more_messages_in_one_step_than_a_transaction_holds_fails_in_words()
    {
        await Neighbour(_hub).Orchestrator("Sender", c =>
        {
            for (var i = 0; i < Many; i++)
            {
                c.SendEvent("neighbour", "other", i);
            }

            return Task.FromResult<object?>(null);
        }).StartAsync();
        await _hub.StartAsync("Neighbour", instanceId: "neighbour");

        var end = await _hub.RunAsync("Sender");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("120 messages", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        await NeighbourStillWorksAsync();
    }

    [Fact]
    public async Task An_orchestrator_that_ends_with_more_children_than_a_transaction_holds_fails_in_words()
    {
        await Neighbour(_hub).Orchestrator("Forgetful", c =>
        {
            for (var i = 0; i < Many; i++)
            {
                _ = c.CallSubOrchestratorAsync("Neighbour");
            }

            return Task.FromResult<object?>(null);
        }).StartAsync();
        await _hub.StartAsync("Neighbour", instanceId: "neighbour");

        var end = await _hub.RunAsync("Forgetful");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("120 messages", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        await NeighbourStillWorksAsync();
    }

    [Fact]
    public async Task A_recursive_termination_reaches_more_children_than_a_transaction_holds()
    {
        await Neighbour(_hub).Orchestrator("Parent", async c =>
        {
            await Task.WhenAll(Enumerable.Range(0, Many).Select(i =>
                c.CallSubOrchestratorAsync("Neighbour", options: new SubOrchestrationOptions(retry: null, FormattableString.Invariant($"child{i}")))));
            return null;
        }).StartAsync();
        await _hub.StartAsync("Parent", instanceId: "parent");
        for (var i = 0; i < Many; i++)
        {
            var child = FormattableString.Invariant($"child{i}");
            await TestHub.UntilAsync(async () => await _hub.Client.GetInstanceAsync(child) is not null);
        }

        await _hub.Client.TerminateInstanceAsync("parent", new TerminateInstanceOptions(Recursive: true));

        for (var i = 0; i < Many; i++)
        {
            Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await _hub.EndOfAsync(FormattableString.Invariant($"child{i}"))).RuntimeStatus);
        }

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await _hub.EndOfAsync("parent")).RuntimeStatus);
    }

    [Fact]
    public async Task A_custom_status_full_of_what_must_be_escaped_is_stored()
    {
        var status = Enumerable.Repeat("a", 4000).ToArray();
        await _hub.Orchestrator("Main", async c =>
        {
            c.SetCustomStatus(status);
            return await c.WaitForExternalEvent<string>("go");
        }).StartAsync();
        var id = await _hub.StartAsync("Main");
        await TestHub.UntilAsync(async () => (await _hub.Client.GetInstanceAsync(id))?.RuntimeStatus == OrchestrationRuntimeStatus.Running);

        await _hub.Client.RaiseEventAsync(id, "go", "on");

        var end = await _hub.EndOfAsync(id);
        Assert.Equal("on", end.ReadOutputAs<string>());
        Assert.Equal(status, (await _hub.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!.ReadCustomStatusAs<string[]>());
    }

    [Fact]
    public async Task An_instance_that_storage_refuses_fails_and_its_parent_is_told_while_the_hub_goes_on()
    {
        // A version has no limit of its own, and a property of an entity has.
        var tooLong = new TaskVersion(new string('v', 40_000));
        await Neighbour(_hub).Orchestrator("Main", async c =>
        {
            try
            {
                return await c.CallSubOrchestratorAsync<string>("Neighbour", options: new SubOrchestrationOptions(retry: null, "refused") { Version = tooLong });
            }
            catch (TaskFailedException exception)
            {
                return exception.FailureDetails.ErrorMessage;
            }
        }).StartAsync();
        await _hub.StartAsync("Neighbour", instanceId: "neighbour");

        var end = await _hub.RunAsync("Main");

        Assert.Contains("storage refused", end.ReadOutputAs<string>(), StringComparison.Ordinal);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await _hub.EndOfAsync("refused")).RuntimeStatus);
        await NeighbourStillWorksAsync();
    }

    [Fact]
    public async Task A_start_that_storage_refuses_is_a_failed_instance_and_not_a_silent_one()
    {
        await Neighbour(_hub).StartAsync();

        await _hub.Client.ScheduleNewOrchestrationInstanceAsync(
            "Neighbour", input: null, new StartOrchestrationOptions("refused") { Version = new TaskVersion(new string('v', 40_000)) });

        var end = await _hub.EndOfAsync("refused");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("storage refused", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(_hub, RowKeys.ActivePrefix));
    }

    [Fact]
    public async Task A_payload_whose_reading_throws_anything_is_the_exception_of_its_task()
    {
        await _hub.Orchestrator("Main", async c =>
        {
            try
            {
                await c.WaitForExternalEvent<Picky>("go");
                return "read";
            }
            catch (TimeZoneNotFoundException exception)
            {
                return exception.Message;
            }
        }).StartAsync();
        var id = await _hub.StartAsync("Main");

        await _hub.Client.RaiseEventAsync(id, "go", new { Zone = "Mars" });

        Assert.Equal("on purpose", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_output_whose_writing_throws_anything_fails_the_instance()
    {
        await _hub.Orchestrator("Main", _ => Task.FromResult<object?>(new Unwritable())).StartAsync();

        var end = await _hub.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.True(end.FailureDetails!.IsCausedBy<TimeZoneNotFoundException>());
    }

    [Fact]
    public async Task An_exception_outside_of_any_task_fails_the_instance_instead_of_leaving_it_busy()
    {
        await _hub.Orchestrator("Main", async c =>
        {
            await c.WaitForExternalEvent<string>("go");

            // As an async void method of the orchestrator's would throw.
            SynchronizationContext.Current!.Post(_ => throw new InvalidOperationException("nobody awaits this"), state: null);
            return await c.WaitForExternalEvent<string>("never");
        }).StartAsync();
        var id = await _hub.StartAsync("Main");
        await _hub.Client.RaiseEventAsync(id, "other", "before");

        await Record.ExceptionAsync(() => _hub.Client.RaiseEventAsync(id, "go"));

        var end = await _hub.EndOfAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("nobody awaits this", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_a_replaced_instance_took_but_never_stored_is_not_acknowledged()
    {
        using var inEpisode = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        await _hub.Orchestrator("Victim", async c =>
        {
            await c.WaitForExternalEvent<string>("go");
            inEpisode.Set();
            release.Wait(TestHub.Patience);
            return "old";
        })
        .Orchestrator("New", _ => Task.FromResult<object?>("new"))
        .Orchestrator("Usurper", async c => await c.CallSubOrchestratorAsync<string>("New", options: new SubOrchestrationOptions(retry: null, "victim")))
        .StartAsync();
        await _hub.StartAsync("Victim", instanceId: "victim");
        var raise = _hub.Client.RaiseEventAsync("victim", "go");
        inEpisode.Wait(TestHub.Patience);

        Assert.Equal("new", (await _hub.RunAsync("Usurper")).ReadOutputAs<string>());
        release.Set();

        Assert.Equal(StatusCode.FailedPrecondition, (await Assert.ThrowsAsync<RpcException>(() => raise)).StatusCode);
        Assert.Equal("new", (await _hub.EndOfAsync("victim")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Two_purges_at_once_delete_each_instance_once_and_the_hub_goes_on()
    {
        await Neighbour(_hub).Orchestrator("Main", c => Task.FromResult<object?>("done")).StartAsync();
        await _hub.StartAsync("Neighbour", instanceId: "neighbour");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _hub.RunAsync("Main")));

        var filter = new PurgeInstancesFilter(CreatedFrom: null, CreatedTo: null, Statuses: null);
        var purges = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _hub.Client.PurgeAllInstancesAsync(filter)));

        Assert.Equal(10, purges.Sum(p => p.PurgedInstanceCount));
        await NeighbourStillWorksAsync();
    }

    [Fact]
    public async Task A_row_that_is_gone_already_does_not_stop_a_purge()
    {
        await Neighbour(_hub).Orchestrator("Main", c => Task.FromResult<object?>("done")).StartAsync();
        await _hub.StartAsync("Neighbour", instanceId: "neighbour");
        await _hub.RunAsync("Main");
        var gone = new TaskCompletionSource();
        _hub.Engine.Session.Delete([RowKeys.Terminal("never-was"), RowKeys.Sealed("never-was", 0)], gone.SetResult);

        await gone.Task.WaitAsync(TestHub.Patience);

        await NeighbourStillWorksAsync();
    }

    [Fact]
    public async Task An_instance_that_cannot_be_read_is_left_alone_and_the_hub_runs()
    {
        await Neighbour(_hub).StartAsync();
        await _hub.StartAsync("Neighbour", instanceId: "neighbour");
        await _hub.CrashAsync();
        await _hub.Tables.GetTableClient(_hub.Name + "Engine").AddEntityAsync(new TableEntity(RowKeys.Partition, RowKeys.Active("torn")) { ["Header"] = "{ torn" });

        await using var second = await Neighbour(new TestHub(storage.Azurite, _hub.Name)).StartAsync();

        Assert.True(second.Engine.Health.IsHealthy, second.Engine.Health.Description);
        await second.Client.RaiseEventAsync("neighbour", "go", "on");
        Assert.Equal("on", (await second.EndOfAsync("neighbour")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task What_a_failure_says_has_a_limit()
    {
        await _hub.Activity("Talk", _ => throw new InvalidOperationException(new string('x', 300_000)))
            .Orchestrator("Main", async c => await c.CallActivityAsync<string>("Talk"))
            .StartAsync();

        var end = await _hub.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.InRange(end.FailureDetails!.InnerFailure!.ErrorMessage.Length, 8000, 8200);
    }

    private static TestHub Neighbour(TestHub hub) => hub.Orchestrator("Neighbour", async c => await c.WaitForExternalEvent<string>("go"));

    private async Task NeighbourStillWorksAsync()
    {
        await _hub.Client.RaiseEventAsync("neighbour", "go", "on");
        Assert.Equal("on", (await _hub.EndOfAsync("neighbour")).ReadOutputAs<string>());
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

    /// <summary>Setting a timer looks at the clock: one that takes its time gives what is resumed first a head start over the rest.</summary>
    private sealed class SlowClock() : FakeTimeProvider(DateTimeOffset.UtcNow)
    {
        public TimeSpan EachLook { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            Thread.Sleep(EachLook);
            return base.GetUtcNow();
        }
    }

    private sealed record Picky
    {
        private readonly string _zone = "none";

        public string Zone
        {
            get => _zone;
            init => throw new TimeZoneNotFoundException("on purpose");
        }
    }

    private sealed record Unwritable(string? Given = null)
    {
        public string Zone => Given ?? throw new TimeZoneNotFoundException("on purpose");
    }
}
