using System.Collections.Frozen;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>Runs a function through the middleware. Built once at start, so that a parameter nobody can fill stops the app there.</summary>
internal sealed class FunctionDispatcher
{
    private readonly FunctionExecutionDelegate _pipeline;
    private readonly FrozenDictionary<string, FunctionInvoker> _invokers;

    public FunctionDispatcher(FunctionCatalog catalog, FunctionPipeline pipeline, IEnumerable<IParameterBinder> binders)
    {
        IParameterBinder[] all = [.. binders];
        _invokers = catalog.Functions.ToFrozenDictionary(f => f.Name, f => new FunctionInvoker(f, all), StringComparer.Ordinal);
        _pipeline = pipeline.Build(InvokeFunctionAsync);
    }

    /// <summary>Runs <paramref name="function"/> once. The caller owns the scope behind <paramref name="services"/>.</summary>
    /// <param name="function">The function.</param>
    /// <param name="services">The invocation's own scope.</param>
    /// <param name="prepare">Puts what the trigger came with where its binder finds it.</param>
    /// <param name="cancellationToken">Ends with whoever asked for the invocation.</param>
    /// <returns>What the function returned, or what a middleware put in its place.</returns>
    public async Task<object?> InvokeAsync(
        FunctionDescriptor function,
        IServiceProvider services,
        Action<FunctionContext> prepare,
        CancellationToken cancellationToken)
    {
        var context = new EmbeddedFunctionContext(function, services, cancellationToken);
        prepare(context);
        await _pipeline(context);
        return context.Features.Get<InvocationOutcome>()?.Value;
    }

    private async Task InvokeFunctionAsync(FunctionContext context)
    {
        var outcome = InvocationOutcome.Of(context);
        outcome.FunctionRan = true;
        outcome.Value = await _invokers[context.FunctionDefinition.Name].InvokeAsync(context);
    }
}
