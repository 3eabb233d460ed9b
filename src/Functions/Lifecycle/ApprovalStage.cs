using CE4BIG.Domain.Exchanges;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>Stage 2: both clusters decide side by side; the visitor corrects what they ask for, and they are asked again (domain: The lifecycle).</summary>
public static class ApprovalStage
{
    /// <summary>Waits until the stage is over.</summary>
    [Function(nameof(ApprovalStage))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Stages.RunAsync(context, Stage.Approval, context.GetInput<Position>()!);
}
