using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Microsoft.DurableTask.Tests;

[Collection(HubCollection.Name)]
public sealed class DeterminismTests(HubCollection.Storage storage)
{
    [Fact]
    public async Task An_activity_renamed_by_a_deployment_is_named_with_both_names_and_its_number()
    {
        var message = await AfterDeploymentAsync(
            async c => await c.CallActivityAsync<string>("Old", "x"),
            async c => await c.CallActivityAsync<string>("New", "x"));

        Assert.Contains("activity 'Old' (#1)", message, StringComparison.Ordinal);
        Assert.Contains("activity 'New' (#1)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_removed_by_a_deployment_is_named()
    {
        var message = await AfterDeploymentAsync(
            async c => await c.CallActivityAsync<string>("Old", "x"),
            _ => Task.FromResult(string.Empty));

        Assert.Contains("activity 'Old' (#1), but the orchestrator", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_added_by_a_deployment_is_named()
    {
        var message = await AfterDeploymentAsync(
            _ => Task.FromResult(string.Empty),
            async c =>
            {
                _ = c.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                return await Task.FromResult(string.Empty);
            });

        Assert.Contains("called timer for", message, StringComparison.Ordinal);
        Assert.Contains("no such call", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_kind_of_call_is_named()
    {
        var message = await AfterDeploymentAsync(
            async c => await c.CallActivityAsync<string>("Old", "x"),
            async c => await c.CallSubOrchestratorAsync<string>("Child", "x", new SubOrchestrationOptions(retry: null, "child-1")));

        Assert.Contains("sub-orchestration 'Child' as 'child-1' (#1)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Development_mode_catches_an_input_that_differs_between_replays()
    {
        await using var hub = new TestHub(storage.Azurite) { DevelopmentMode = true };
        await hub.Activity("Echo", x => x)
            .Orchestrator("Main", async c => await c.CallActivityAsync<string>("Echo", Guid.NewGuid()))
            .StartAsync();

        var end = await hub.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("NonDeterministicOrchestrationException", end.FailureDetails!.ErrorType, StringComparison.Ordinal);
        Assert.Contains("activity 'Echo' with", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_orchestrator_that_awaits_something_not_durable_fails_and_is_told_so()
    {
        await using var hub = new TestHub(storage.Azurite);
        await hub.Orchestrator("Main", async _ =>
        {
            await Task.Delay(20);
            return "not reached";
        }).StartAsync();

        var end = await hub.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("not durable", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Awaiting_something_not_durable_beside_something_durable_fails_too()
    {
        await using var hub = new TestHub(storage.Azurite);
        await hub.Orchestrator("Main", async c =>
        {
            var decision = c.WaitForExternalEvent<string>("never");
            await Task.Delay(20);
            return await decision;
        }).StartAsync();

        var end = await hub.RunAsync("Main");

        Assert.Contains("not durable", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_context_refuses_calls_from_another_thread()
    {
        await using var hub = new TestHub(storage.Azurite);
        await hub.Activity("Echo", x => x)
            .Orchestrator("Main", async c => await Task.Run(() => c.CallActivityAsync<string>("Echo", "x")))
            .StartAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await hub.RunAsync("Main")).RuntimeStatus);
    }

    /// <summary>Runs an orchestrator up to an event, deploys other code, raises the event and returns why it then failed.</summary>
    private async Task<string> AfterDeploymentAsync(Func<TaskOrchestrationContext, Task<string>> before, Func<TaskOrchestrationContext, Task<string>> after)
    {
        await using var old = new TestHub(storage.Azurite);
        await Deploy(old, before).StartAsync();
        var id = await old.StartAsync("Main");
        await old.ReachesAsync(id, "waiting");
        await old.CrashAsync();

        await using var deployed = new TestHub(storage.Azurite, old.Name);
        await Deploy(deployed, after).StartAsync();
        await deployed.Client.RaiseEventAsync(id, "go", "x");
        var end = await deployed.EndOfAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("NonDeterministicOrchestrationException", end.FailureDetails!.ErrorType, StringComparison.Ordinal);
        return end.FailureDetails.ErrorMessage;
    }

    private static TestHub Deploy(TestHub hub, Func<TaskOrchestrationContext, Task<string>> first) => hub
        .Activity("Old", x => x)
        .Activity("New", x => x)
        .Orchestrator("Child", _ => Task.FromResult<object?>("x"))
        .Orchestrator("Main", async c =>
        {
            await first(c);
            c.SetCustomStatus("waiting");
            return await c.WaitForExternalEvent<string>("go");
        });
}
