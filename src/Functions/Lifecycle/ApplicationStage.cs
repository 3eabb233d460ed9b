using CE4BIG.Domain.Exchanges;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>Stage 1: the host is asked to confirm. Comes again when changes voided the host's signature (domain: The lifecycle).</summary>
public static class ApplicationStage
{
    /// <summary>Waits until the stage is over.</summary>
    [Function(nameof(ApplicationStage))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Stages.RunAsync(context, Stage.Application, context.GetInput<Position>()!);
}
