using System.Text.Json.Serialization;
using Microsoft.DurableTask.Client;

namespace Microsoft.DurableTask.Worker.History;

/// <summary>
/// One fact of an instance's history. An episode is stored as its start, then what came in, then what the orchestrator
/// decided; replaying in that order leads the code down the same path. The short discriminators are the storage format.
/// </summary>
[JsonDerivedType(typeof(ExecutionStarted), "start")]
[JsonDerivedType(typeof(EpisodeStarted), "ep")]
[JsonDerivedType(typeof(TaskScheduled), "task")]
[JsonDerivedType(typeof(TaskCompleted), "task+")]
[JsonDerivedType(typeof(TaskFailed), "task-")]
[JsonDerivedType(typeof(TimerCreated), "timer")]
[JsonDerivedType(typeof(TimerFired), "timer+")]
[JsonDerivedType(typeof(TimerCancelled), "timer-")]
[JsonDerivedType(typeof(ChildStarted), "child")]
[JsonDerivedType(typeof(ChildCompleted), "child+")]
[JsonDerivedType(typeof(ChildFailed), "child-")]
[JsonDerivedType(typeof(EventRaised), "event")]
[JsonDerivedType(typeof(EventSent), "send")]
[JsonDerivedType(typeof(Suspended), "suspend")]
[JsonDerivedType(typeof(Resumed), "resume")]
[JsonDerivedType(typeof(Terminated), "kill")]
[JsonDerivedType(typeof(ExecutionCompleted), "end")]
internal abstract record HistoryEvent
{
    private HistoryEvent()
    {
    }

    /// <summary>Something the orchestrator asked for; on replay it must ask for the same again.</summary>
    public abstract record Decision(int Id) : HistoryEvent
    {
        /// <summary>What a person needs to recognise the call in the code.</summary>
        [JsonIgnore]
        public abstract string Description { get; }

        /// <summary>Whether a replayed call is the recorded one. Inputs may differ: a deployment may change them.</summary>
        public virtual bool IsSameCallAs(Decision other) => GetType() == other.GetType() && Id == other.Id;
    }

    public sealed record ExecutionStarted(
        string ExecutionId,
        string Name,
        string? Version,
        string? Input,
        DateTimeOffset? StartAt,
        ParentLink? Parent) : HistoryEvent;

    public sealed record EpisodeStarted(DateTimeOffset At) : HistoryEvent;

    public sealed record TaskScheduled(int Id, string Name, string? Input) : Decision(Id)
    {
        [JsonIgnore]
        public override string Description => $"activity '{Name}'";

        public override bool IsSameCallAs(Decision other) =>
            base.IsSameCallAs(other) && string.Equals(Name, ((TaskScheduled)other).Name, StringComparison.OrdinalIgnoreCase);
    }

    public sealed record TaskCompleted(int Id, string? Result) : HistoryEvent;

    public sealed record TaskFailed(int Id, TaskFailureDetails Failure) : HistoryEvent;

    public sealed record TimerCreated(int Id, DateTimeOffset FireAt) : Decision(Id)
    {
        [JsonIgnore]
        public override string Description => $"timer for {FireAt:O}";
    }

    public sealed record TimerFired(int Id) : HistoryEvent;

    public sealed record TimerCancelled(int Id) : Decision(Id)
    {
        [JsonIgnore]
        public override string Description => "cancelled timer";
    }

    public sealed record ChildStarted(int Id, string InstanceId, string Name, string? Version, string? Input) : Decision(Id)
    {
        [JsonIgnore]
        public override string Description => $"sub-orchestration '{Name}' as '{InstanceId}'";

        public override bool IsSameCallAs(Decision other) =>
            base.IsSameCallAs(other)
            && string.Equals(Name, ((ChildStarted)other).Name, StringComparison.OrdinalIgnoreCase)
            && string.Equals(InstanceId, ((ChildStarted)other).InstanceId, StringComparison.Ordinal);
    }

    public sealed record ChildCompleted(int Id, string? Result) : HistoryEvent;

    public sealed record ChildFailed(int Id, TaskFailureDetails Failure) : HistoryEvent;

    public sealed record EventRaised(string Name, string? Input) : HistoryEvent;

    public sealed record EventSent(int Id, string InstanceId, string Name, string? Input) : Decision(Id)
    {
        [JsonIgnore]
        public override string Description => $"event '{Name}' to '{InstanceId}'";

        public override bool IsSameCallAs(Decision other) =>
            base.IsSameCallAs(other)
            && string.Equals(Name, ((EventSent)other).Name, StringComparison.OrdinalIgnoreCase)
            && string.Equals(InstanceId, ((EventSent)other).InstanceId, StringComparison.Ordinal);
    }

    public sealed record Suspended(string? Reason) : HistoryEvent;

    public sealed record Resumed(string? Reason) : HistoryEvent;

    public sealed record Terminated(string? Output, bool Recursive) : HistoryEvent;

    public sealed record ExecutionCompleted(OrchestrationRuntimeStatus Status, string? Output, TaskFailureDetails? Failure) : HistoryEvent;
}
