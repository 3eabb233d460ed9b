using Microsoft.DurableTask.Worker.History;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>Something for an instance to take in with its next episode.</summary>
internal sealed record InboxMessage
{
    /// <summary>What happened; null only wakes the instance up.</summary>
    public HistoryEvent? Event { get; init; }

    /// <summary>The execution it is meant for; null suits any. An answer to an earlier generation is dropped.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>The orchestrator's code strayed; the instance fails with this.</summary>
    public TaskFailureDetails? Fault { get; init; }

    /// <summary>The stored row that carries this message, deleted in the transaction that consumes it.</summary>
    public string? MessageId { get; init; }

    /// <summary>Completed when the consuming transaction is stored; false when the instance was over before.</summary>
    public TaskCompletionSource<bool>? Acknowledge { get; init; }

    public int Size => Event switch
    {
        HistoryEvent.TaskCompleted { Result.Length: var length } => length,
        HistoryEvent.ChildCompleted { Result.Length: var length } => length,
        HistoryEvent.EventRaised { Input.Length: var length } => length,
        HistoryEvent.TaskFailed failed => SizeOf(failed.Failure),
        HistoryEvent.ChildFailed failed => SizeOf(failed.Failure),
        _ => 0,
    };

    private static int SizeOf(TaskFailureDetails? failure) => failure is null
        ? 0
        : failure.ErrorMessage.Length + (failure.StackTrace?.Length ?? 0) + SizeOf(failure.InnerFailure);
}
