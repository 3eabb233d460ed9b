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
    /// <summary>Application, approval, travel, report, reimbursement: whatever the table says comes next.</summary>
    [Function(nameof(ExchangeLifecycle))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var exchange = context.InstanceId;
        var position = await LookAsync(context, exchange);
        while (position.Stage != Stage.Ended)
        {
            context.SetCustomStatus(position.Stage.ToString());
            var round = FormattableString.Invariant($"{exchange}:{position.Stage}:{position.Trail}");
            await context.CallSubOrchestratorAsync(Stages.Orchestrator(position.Stage), position, new SubOrchestrationOptions(instanceId: round));
            position = await LookAsync(context, exchange);
        }

        context.SetCustomStatus(position.Stage.ToString());
    }

    private static Task<Position> LookAsync(TaskOrchestrationContext context, string exchange) =>
        context.CallActivityAsync<Position>(nameof(LifecycleActivities.LookAtExchange), exchange, Retries.Storage);
}
