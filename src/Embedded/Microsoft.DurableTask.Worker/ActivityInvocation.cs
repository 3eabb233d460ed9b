namespace Microsoft.DurableTask.Worker;

/// <summary>One call of an activity: who calls, which one, and its input as JSON.</summary>
internal sealed record ActivityInvocation(string InstanceId, string TaskName, int TaskId, string? SerializedInput);
