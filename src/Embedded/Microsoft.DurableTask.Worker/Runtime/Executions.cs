using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Storage;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>How executions begin, and how parent and child find each other.</summary>
internal static class Executions
{
    public static HistoryEvent.ExecutionStarted ChildStart(InstanceHeader parent, HistoryEvent.ChildStarted call) => new(
        NewExecutionId(),
        call.Name,
        call.Version,
        call.Input,
        StartAt: null,
        LinkTo(parent, call));

    public static ParentLink LinkTo(InstanceHeader parent, HistoryEvent.ChildStarted call) =>
        new(parent.InstanceId, parent.ExecutionId, parent.Name, call.Id);

    public static string NewExecutionId() => Guid.NewGuid().ToString("N");

    public static Instance NewInstance(string instanceId, HistoryEvent.ExecutionStarted start, DateTimeOffset now, Instance? existing)
    {
        var displaced = existing is { IsOver: false, Header.Parent: { } parent } ? [.. existing.Header.Displaced ?? [], parent] : (IReadOnlyList<ParentLink>?)null;
        var header = new InstanceHeader(
            instanceId, start.ExecutionId, start.Name, start.Version, OrchestrationRuntimeStatus.Pending, now, now, CustomStatus: null, start.Parent, SealedRows: 0, displaced);
        return new Instance(header, Begin(start, []));
    }

    public static HistoryLog Begin(HistoryEvent.ExecutionStarted start, IReadOnlyList<HistoryEvent> kept)
    {
        var log = new HistoryLog();
        IReadOnlyList<HistoryEvent> events = [start, .. kept];
        log.Append(events, HistoryLog.Encode(events));
        return log;
    }

    /// <summary>What a parent is told of its child's end.</summary>
    public static HistoryEvent AnswerOf(ParentLink link, HistoryEvent.ExecutionCompleted completed) =>
        completed.Status == OrchestrationRuntimeStatus.Completed
            ? new HistoryEvent.ChildCompleted(link.TaskId, completed.Output)
            : new HistoryEvent.ChildFailed(link.TaskId, completed.Failure ?? new TaskFailureDetails(
                "OrchestrationTerminated",
                $"The sub-orchestration was terminated: {completed.Output}",
                StackTrace: null,
                InnerFailure: null,
                Properties: null));
}
