namespace Microsoft.Azure.Functions.Worker.Embedded;

internal sealed class EmbeddedFunctionContext(
    FunctionDescriptor function,
    IServiceProvider services,
    CancellationToken cancellationToken) : FunctionContext
{
    private string? _invocationId;

    public override string InvocationId => _invocationId ??= Guid.NewGuid().ToString();

    public override string FunctionId => function.Name;

    public override TraceContext TraceContext => NoTrace.Instance;

    public override FunctionDefinition FunctionDefinition => function.Definition;

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken => cancellationToken;
}
