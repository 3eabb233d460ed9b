namespace Microsoft.DurableTask.Client;

/// <summary>What a terminated instance leaves behind, and whether its children end with it.</summary>
public sealed record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
