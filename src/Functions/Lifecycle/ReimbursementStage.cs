using CE4BIG.Domain.Exchanges;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>Stage 5: finance orders the payment and confirms it (domain: The lifecycle).</summary>
public static class ReimbursementStage
{
    /// <summary>Waits until the stage is over.</summary>
    [Function(nameof(ReimbursementStage))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Stages.RunAsync(context, Stage.Reimbursement, context.GetInput<Position>()!);
}
