namespace CE4BIG.Microsoft.DurableTask.Tests;

[Collection(HubCollection.Name)]
public sealed class ContinueAsNewTests(HubCollection.Storage storage) : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestHub _hub = new(storage.Azurite) { DevelopmentMode = true };

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task Each_generation_begins_with_its_own_input_and_an_empty_history()
    {
        await _hub.Activity("Next", x => int.Parse(x, System.Globalization.CultureInfo.InvariantCulture) + 1)
            .Orchestrator("Loop", async c =>
            {
                var next = await c.CallActivityAsync<int>("Next", c.GetInput<int>());
                if (next < 20)
                {
                    c.ContinueAsNew(next);
                }

                return next;
            })
            .StartAsync();
        var id = await _hub.StartAsync("Loop", 0);

        Assert.Equal(20, (await _hub.EndOfAsync(id)).ReadOutputAs<int>());
        Assert.Equal(6, (await _hub.Engine.GetHistoryAsync(id, CancellationToken.None))!.Count);
    }

    [Fact]
    public async Task Events_that_nobody_has_taken_yet_go_along()
    {
        var id = await StartCountingAsync(preserve: true);

        Assert.Equal(["a", "b", "c"], (await _hub.EndOfAsync(id)).ReadOutputAs<string[]>()!);
    }

    [Fact]
    public async Task Events_that_nobody_has_taken_yet_stay_behind_when_asked()
    {
        var id = await StartCountingAsync(preserve: false);
        await _hub.ReachesAsync(id, "generation 1");
        await _hub.Client.RaiseEventAsync(id, "e", "d");
        await _hub.ReachesAsync(id, "generation 2");
        await _hub.Client.RaiseEventAsync(id, "e", "f");

        Assert.Equal(["a", "d", "f"], (await _hub.EndOfAsync(id)).ReadOutputAs<string[]>()!);
    }

    [Fact]
    public async Task Timers_of_the_old_generation_do_not_wake_the_new_one()
    {
        await _hub.Orchestrator("Main", async c =>
        {
            if (c.GetInput<int>() == 0)
            {
                _ = c.CreateTimer(TimeSpan.FromMilliseconds(30), CancellationToken.None);
                c.ContinueAsNew(1);
                return null;
            }

            var mine = c.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            var probe = c.WaitForExternalEvent<string>("probe");
            return await Task.WhenAny(mine, probe) == probe ? "undisturbed" : "woken";
        }).StartAsync();
        var id = await _hub.StartAsync("Main", 0);
        await Task.Delay(100);

        await _hub.Client.RaiseEventAsync(id, "probe");

        Assert.Equal("undisturbed", (await _hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_loop_without_any_wait_does_not_outrun_storage()
    {
        await _hub.Orchestrator("Spin", c =>
        {
            if (c.GetInput<int>() < 300)
            {
                c.ContinueAsNew(c.GetInput<int>() + 1);
            }

            return Task.FromResult<object?>(c.GetInput<int>());
        }).StartAsync();

        var before = _hub.Requests;
        Assert.Equal(300, (await _hub.RunAsync("Spin", 0)).ReadOutputAs<int>());
        Assert.True(_hub.Requests - before >= 300, "Each generation must be stored before the next begins.");
    }

    /// <summary>Takes one event in each of three generations; three are there before the first is taken.</summary>
    private async Task<string> StartCountingAsync(bool preserve)
    {
        await _hub.Orchestrator("Count", async c =>
        {
            var seen = c.GetInput<List<string>>()!;
            c.SetCustomStatus(FormattableString.Invariant($"generation {seen.Count}"));
            if (seen.Count == 0)
            {
                await c.WaitForExternalEvent<string>("go");
            }

            seen.Add(await c.WaitForExternalEvent<string>("e"));
            if (seen.Count == 3)
            {
                return seen;
            }

            c.ContinueAsNew(seen, preserve);
            return null;
        }).StartAsync();
        var id = await _hub.StartAsync("Count", Array.Empty<string>());
        foreach (var payload in new[] { "a", "b", "c" })
        {
            await _hub.Client.RaiseEventAsync(id, "e", payload);
        }

        await _hub.Client.RaiseEventAsync(id, "go");
        return id;
    }
}
