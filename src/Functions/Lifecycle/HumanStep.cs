using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>
/// The one building block for "ask somebody, remind, pass to the deputy, expire": it waits for a nudge or for the calendar and
/// then has the stored step tended. It decides nothing; the table does (architecture §3).
/// </summary>
public static class HumanStep
{
    /// <summary>The event that says "look again". It carries nothing, since events can be lost, doubled or late.</summary>
    public const string Nudge = "nudge";

    /// <summary>Waits until the step is no longer open.</summary>
    /// <returns>Where the exchange stood when it ended.</returns>
    [Function(nameof(HumanStep))]
    public static async Task<Position> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var step = context.GetInput<StepReference>()!;

        // One waiter, created before the first look and never cancelled: on the official stack a waiter that timed out, was
        // cancelled or was dropped swallows the next event (architecture §3, rules for orchestrators).
        var nudge = context.WaitForExternalEvent<string?>(Nudge);
        while (true)
        {
            var look = await context.CallActivityAsync<StepLook>(nameof(LifecycleActivities.TendStep), step, Retries.Storage);
            Nudges.Send(context, look.Position);
            if (!look.IsOpen)
            {
                return look.Position;
            }

            if (!nudge.IsCompleted)
            {
                using var calendar = new CancellationTokenSource();
                var wake = context.CreateTimer(look.WakeAt, calendar.Token);
                await Task.WhenAny(nudge, wake);
                if (!wake.IsCompleted)
                {
                    // Not CancelAsync: that would leave the orchestrator's own thread.
                    calendar.Cancel();
                }
            }

            if (nudge.IsCompleted)
            {
                nudge = context.WaitForExternalEvent<string?>(Nudge);
            }
        }
    }
}
