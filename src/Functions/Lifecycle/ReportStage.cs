using CE4BIG.Domain.Exchanges;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>Stage 4: report by the visitor, certificate by the host, validation by the visitor's cluster (domain: The lifecycle).</summary>
public static class ReportStage
{
    /// <summary>Waits until the stage is over.</summary>
    [Function(nameof(ReportStage))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Stages.RunAsync(context, Stage.Report, context.GetInput<Position>()!);
}
