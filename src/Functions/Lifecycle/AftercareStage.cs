using CE4BIG.Domain.Exchanges;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>After the end: the survey, and money that has to come back (domain: The lifecycle, "After closing"). The end of retention, years away, is the agenda's.</summary>
public static class AftercareStage
{
    /// <summary>Waits until nothing more is awaited of anybody.</summary>
    [Function(nameof(AftercareStage))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Stages.RunAsync(context, Stage.Ended, context.GetInput<Position>()!);
}
