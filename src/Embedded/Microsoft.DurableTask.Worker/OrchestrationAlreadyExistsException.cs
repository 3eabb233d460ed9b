namespace Microsoft.DurableTask.Worker;

/// <summary>An orchestration with this id is still under way. Named like the official stack's, which lies in a package that the app does not use.</summary>
internal sealed class OrchestrationAlreadyExistsException(string instanceId, string status)
    : InvalidOperationException($"An orchestration with the instance id '{instanceId}' already exists and is {status}.");
