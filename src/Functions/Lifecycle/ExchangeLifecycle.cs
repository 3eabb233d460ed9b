using CE4BIG.Domain.Exchanges;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>
/// One exchange from submission to its end; instance id = exchange number. It can be started anew at any time and finds its place
/// from the stored exchange, so a deployment or a restart by staff never strands one (architecture §3).
/// </summary>
public static class ExchangeLifecycle
{
    /// <summary>Application, approval, travel, report, reimbursement, and what follows the end: whatever the table says comes next.</summary>
    [Function(nameof(ExchangeLifecycle))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var exchange = context.InstanceId;
        var position = await LookAsync(context, exchange);
        while (position.OpenSteps.Length > 0)
        {
            context.SetCustomStatus(position.Stage.ToString());
            var round = FormattableString.Invariant($"{exchange}:{position.Stage}:{position.Trail}");
            var stage = context.CallSubOrchestratorAsync(Stages.Orchestrator(position.Stage), position, new SubOrchestrationOptions(instanceId: round));
            await RetryMailsAsync(context, position, until: stage);
            await stage;
            position = await LookAsync(context, exchange);
        }

        context.SetCustomStatus(position.Stage.ToString());
        await RetryMailsAsync(context, position, until: null);
    }

    // Mails about the exchange as a whole have no other sender, and a stage may last for weeks.
    private static async Task RetryMailsAsync(TaskOrchestrationContext context, Position position, Task? until)
    {
        while (position.RetryMailsAfter is { } pause && until?.IsCompleted != true)
        {
            using var calendar = new CancellationTokenSource();
            var wake = context.CreateTimer(pause, calendar.Token);
            await (until is null ? wake : Task.WhenAny(until, wake));
            if (wake.IsCompleted)
            {
                position = await LookAsync(context, position.Exchange);
            }
            else
            {
                // Not CancelAsync: that would leave the orchestrator's own thread.
                calendar.Cancel();
            }
        }
    }

    private static async Task<Position> LookAsync(TaskOrchestrationContext context, string exchange)
    {
        var position = await context.CallActivityAsync<Position>(nameof(LifecycleActivities.LookAtExchange), exchange, Retries.Storage);
        Nudges.Send(context, position);
        return position;
    }
}
