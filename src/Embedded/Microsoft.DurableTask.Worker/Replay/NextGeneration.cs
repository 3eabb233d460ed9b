using Microsoft.DurableTask.Worker.History;

namespace Microsoft.DurableTask.Worker.Replay;

/// <summary>How an orchestration that continues as new begins again.</summary>
internal sealed record NextGeneration(string? Input, IReadOnlyList<HistoryEvent.EventRaised> Events);
