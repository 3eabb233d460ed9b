namespace Microsoft.DurableTask.Worker;

/// <summary>Whether the hub works now, and in words why not.</summary>
internal sealed record TaskHubHealth(bool IsHealthy, string Description);
