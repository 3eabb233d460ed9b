using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Replay;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>What one episode adds to a history, and what it came to.</summary>
internal sealed record EpisodePlan(IReadOnlyList<HistoryEvent> Fresh, EpisodeOutcome Outcome)
{
    public IReadOnlyList<HistoryEvent> Added => Outcome.Completed is { } completed
        ? [.. Fresh, .. Outcome.Decisions, completed]
        : [.. Fresh, .. Outcome.Decisions];

    /// <summary>Decisions that become stored messages: events, and children of an execution that ends here without awaiting them.</summary>
    public IReadOnlyList<HistoryEvent> Messages => Outcome is { Completed: null, Next: null }
        ? [.. Outcome.Decisions.OfType<HistoryEvent.EventSent>()]
        : [.. Outcome.Decisions.Where(d => d is HistoryEvent.EventSent or HistoryEvent.ChildStarted)];
}
