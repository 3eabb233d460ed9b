namespace Microsoft.DurableTask.Client;

/// <summary>How far a purge reaches.</summary>
public sealed record PurgeInstanceOptions(bool Recursive = false);
