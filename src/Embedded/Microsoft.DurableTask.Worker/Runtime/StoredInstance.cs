using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Storage;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>An instance as it stands in storage. Clients are told this and never what is still on its way there.</summary>
internal sealed record StoredInstance(InstanceHeader Header, string? Input, HistoryEvent.ExecutionCompleted? Completed, IReadOnlyList<HistoryEvent> Events)
{
    public static StoredInstance Of(InstanceHeader header, IReadOnlyList<HistoryEvent> events) => new(
        header,
        (events[0] as HistoryEvent.ExecutionStarted)?.Input,
        events[^1] as HistoryEvent.ExecutionCompleted,
        events);
}
