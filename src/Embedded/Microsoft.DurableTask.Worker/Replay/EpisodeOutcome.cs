using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.History;

namespace Microsoft.DurableTask.Worker.Replay;

/// <summary>What an episode came to: what the orchestrator asked for, and whether it is done.</summary>
internal sealed record EpisodeOutcome(
    IReadOnlyList<HistoryEvent.Decision> Decisions,
    HistoryEvent.ExecutionCompleted? Completed,
    NextGeneration? Next,
    bool CustomStatusSet,
    string? CustomStatus)
{
    public static EpisodeOutcome Failed(TaskFailureDetails failure) =>
        new([], new HistoryEvent.ExecutionCompleted(OrchestrationRuntimeStatus.Failed, Output: null, failure), Next: null, CustomStatusSet: false, CustomStatus: null);
}
