using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>The parameters that every trigger has to offer.</summary>
internal sealed class CommonBinder : IParameterBinder
{
    public Func<FunctionContext, object?>? Bind(FunctionDescriptor function, ParameterInfo parameter) =>
        parameter.ParameterType == typeof(FunctionContext) ? context => context
        : parameter.ParameterType == typeof(CancellationToken) ? context => context.CancellationToken
        : null;
}
