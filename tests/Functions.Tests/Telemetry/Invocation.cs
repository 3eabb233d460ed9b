using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Tests.Telemetry;

/// <summary>One invocation by a request, for a middleware that is looked at alone.</summary>
internal sealed class Invocation(string function, HttpContext request) : FunctionContext
{
    public override string InvocationId => "1";

    public override string FunctionId => function;

    public override TraceContext TraceContext { get; } = new NoTrace();

    public override FunctionDefinition FunctionDefinition { get; } = new Definition(function);

    public override IInvocationFeatures Features => throw new NotSupportedException();

    public override IServiceProvider InstanceServices { get; set; } = request.RequestServices;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object> { ["HttpRequestContext"] = request };

    private sealed class NoTrace : TraceContext
    {
        public override string TraceParent => string.Empty;

        public override string TraceState => string.Empty;
    }

    private sealed class Definition(string name) : FunctionDefinition
    {
        public override string Id => name;

        public override string Name => name;

        public override string EntryPoint => name;

        public override string PathToAssembly => name;
    }
}
