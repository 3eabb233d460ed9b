using Microsoft.DurableTask.Client;

namespace Microsoft.DurableTask.Worker;

/// <summary>One instance as the diagnostics page shows it: never its payloads.</summary>
internal sealed record InstanceView(
    string InstanceId,
    string Name,
    OrchestrationRuntimeStatus Status,
    string? CustomStatus,
    string? ParentInstanceId,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUpdatedAt);
