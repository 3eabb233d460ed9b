namespace Microsoft.DurableTask.Worker;

/// <summary>One line of an instance's history for the diagnostics page: what happened, to which task, never the payload.</summary>
internal sealed record HistoryView(DateTimeOffset At, string Kind, int? TaskId, string? Name, string? Detail);
