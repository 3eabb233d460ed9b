namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>Whether this process is the one that may do what happens once for all nodes, such as firing a timer.</summary>
internal interface INodeOwnership
{
    bool IsOwner { get; }
}
