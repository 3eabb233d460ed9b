using Microsoft.Azure.Functions.Worker.Embedded;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask;

/// <summary>The node that holds the hub's lease is the one that acts for all.</summary>
internal sealed class TaskHubOwnership(TaskHub hub) : INodeOwnership
{
    public bool IsOwner => hub.Engine.Health.IsHealthy;
}
