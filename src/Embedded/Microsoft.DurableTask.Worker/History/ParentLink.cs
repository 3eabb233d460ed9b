namespace Microsoft.DurableTask.Worker.History;

/// <summary>Which call of which execution a child answers to; an execution id tells a replaced or continued parent from this one.</summary>
internal sealed record ParentLink(string InstanceId, string ExecutionId, string Name, int TaskId);
