namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function: what it is, what it may use, what it came with.</summary>
public abstract class FunctionContext
{
    public abstract string InvocationId { get; }

    public abstract string FunctionId { get; }

    public abstract TraceContext TraceContext { get; }

    public abstract FunctionDefinition FunctionDefinition { get; }

    public abstract IInvocationFeatures Features { get; }

    public abstract IServiceProvider InstanceServices { get; set; }

    public abstract IDictionary<object, object> Items { get; set; }

    public virtual CancellationToken CancellationToken { get; }
}
