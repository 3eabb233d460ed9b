namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>No host is in front, and so none has begun a trace.</summary>
internal sealed class NoTrace : TraceContext
{
    public static NoTrace Instance { get; } = new();

    public override string TraceParent => string.Empty;

    public override string TraceState => string.Empty;
}
