using CE4BIG.Domain.Exchanges;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>Stage 3: waits for the visit by its dates, with the reminders before it (domain: The lifecycle).</summary>
public static class TravelStage
{
    /// <summary>Waits until the stage is over.</summary>
    [Function(nameof(TravelStage))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Stages.RunAsync(context, Stage.Travel, context.GetInput<Position>()!);
}
