namespace Microsoft.DurableTask.Worker;

/// <summary>One page of the diagnostics list.</summary>
internal sealed record InstancePage(IReadOnlyList<InstanceView> Instances, string? ContinuationToken);
