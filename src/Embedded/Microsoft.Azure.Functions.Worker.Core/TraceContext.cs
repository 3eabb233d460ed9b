namespace Microsoft.Azure.Functions.Worker;

/// <summary>The host's span of an invocation.</summary>
public abstract class TraceContext
{
    public abstract string TraceParent { get; }

    public abstract string TraceState { get; }
}
