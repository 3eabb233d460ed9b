using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>
/// One exchange from submission to its end; instance id = exchange number. It can be started anew at any time and finds its place
/// from the stored exchange, so a deployment or a restart by staff never strands one (architecture §3).
/// </summary>
public static class ExchangeLifecycle
{
    /// <summary>The event that says "there are mails about the exchange as a whole". They have no other sender, so that none goes out twice.</summary>
    public const string Look = "look";

    /// <summary>Application, approval, travel, report, reimbursement, and what follows the end: whatever the table says comes next.</summary>
    [Function(nameof(ExchangeLifecycle))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        // One waiter at a time and never cancelled, as in a step (architecture §3, rules for orchestrators).
        var asked = context.WaitForExternalEvent<string?>(Look);
        var position = await LookAsync(context);
        while (position.OpenSteps.Length > 0)
        {
            context.SetCustomStatus(position.Stage.ToString());
            var round = FormattableString.Invariant($"{position.Exchange}:{position.Stage}:{position.Trail}");
            var stage = context.CallSubOrchestratorAsync(Stages.Orchestrator(position.Stage), position, new SubOrchestrationOptions(instanceId: round));
            while (!stage.IsCompleted)
            {
                await NextAsync(context, stage, asked, position.RetryMailsAfter);
                var wasAsked = asked.IsCompleted;
                if (wasAsked)
                {
                    asked = context.WaitForExternalEvent<string?>(Look);
                }

                if (!stage.IsCompleted)
                {
                    position = await LookAsync(context);
                }

                if (wasAsked && position.OpenSteps.Length > 1)
                {
                    // One of them may be new, and the stage knows only of those that follow from its own.
                    context.SendEvent(round, Stages.Look, string.Empty);
                }
            }

            await stage;
            position = await LookAsync(context);
        }

        context.SetCustomStatus(position.Stage.ToString());
        while (position.RetryMailsAfter is { } pause)
        {
            await context.CreateTimer(pause, CancellationToken.None);
            position = await LookAsync(context);
        }
    }

    // A stage may last for months; what the provider did not take is tried again within it.
    private static async Task NextAsync(TaskOrchestrationContext context, Task stage, Task asked, TimeSpan? pause)
    {
        if (pause is not { } retry)
        {
            await Task.WhenAny(stage, asked);
            return;
        }

        using var calendar = new CancellationTokenSource();
        var wake = context.CreateTimer(retry, calendar.Token);
        await Task.WhenAny(stage, asked, wake);
        if (!wake.IsCompleted)
        {
            // Not CancelAsync: that would leave the orchestrator's own thread.
            calendar.Cancel();
        }
    }

    private static async Task<Position> LookAsync(TaskOrchestrationContext context)
    {
        var position = await context.CallActivityAsync<Position>(nameof(LifecycleActivities.LookAtExchange), context.InstanceId, Retries.Storage);
        Nudges.Send(context, position);
        return position;
    }
}
