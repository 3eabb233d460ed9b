using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Backup.Tests;

/// <summary>What the coordinator does after a restore.</summary>
internal static class Restored
{
    public const string Coordinator = "claire.fontaine@ce4big.example";

    /// <summary>Lets the desk go on, and has the sweep come round.</summary>
    public static async Task LetGoOnAsync(RunningApp app)
    {
        using var lifted = await app.PostAsync("/desk/standstill", [new("liftReason", "Compared with the bank."), new("liftChecked", "yes")], Coordinator);
        Assert.Equal(HttpStatusCode.OK, lifted.StatusCode);
        Assert.Contains("data-done=\"lifted\"", await lifted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.SweepAsync();
    }

    /// <summary>Has everybody answer until an exchange is over.</summary>
    public static async Task GoToTheEndAsync(RunningApp app, ExchangeId id)
    {
        var now = (await app.FileAsync(id)).Audit[^1].At;
        while ((await app.FileAsync(id)).State is var state && state.Steps.Any(s => s.IsOpen && s.Key.Kind != StepKind.Retention))
        {
            if (state.Steps.Any(s => s is { IsOpen: true, Key.Kind: StepKind.Budget }))
            {
                // The workflow does that, from the ledger that was restored.
                await Task.Delay(10);
                continue;
            }

            (now, var move) = Lives.Onward(state, now);
            var change = (await app.Exchanges.ChangeAsync(id, now, move, default))!;
            Assert.True(change.Outcome is Outcome.Done, $"{string.Join(", ", state.Steps.Where(s => s.IsOpen).Select(s => s.Key))}: {change.Outcome}");
            await app.Workflow.FollowAsync(app.Client, change, default);
        }

        await app.EndedAsync(id);
        var end = (await app.FileAsync(id)).State;
        Assert.Equal(Ending.Closed, end.Ending);
        await RunningApp.UntilAsync(async () => (await app.Ledger.ReadAsync(end.ProgrammeId, end.Application.Visitor.ClusterId, id, default)).Position == end.Booked);
    }
}
