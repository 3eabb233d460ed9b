using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>Calls one function's method: an instance with its constructor's services, the parameters from their binders, the result awaited.</summary>
internal sealed class FunctionInvoker
{
    private readonly MethodInvoker _method;
    private readonly ObjectFactory? _instance;
    private readonly Func<FunctionContext, object?>[] _parameters;
    private readonly Func<object?, Task<object?>> _result;

    public FunctionInvoker(FunctionDescriptor function, IReadOnlyList<IParameterBinder> binders)
    {
        _method = MethodInvoker.Create(function.Method);
        _instance = function.Method.IsStatic ? null : ActivatorUtilities.CreateFactory(function.Method.DeclaringType!, []);
        _parameters = [.. function.Method.GetParameters().Select(p => Bind(function, p, binders))];
        _result = ResultReader.Of(function.Method.ReturnType);
    }

    public Task<object?> InvokeAsync(FunctionContext context)
    {
        var instance = _instance?.Invoke(context.InstanceServices, null);
        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _parameters[i](context);
        }

        return _result(_method.Invoke(instance, arguments.AsSpan()));
    }

    private static Func<FunctionContext, object?> Bind(FunctionDescriptor function, ParameterInfo parameter, IReadOnlyList<IParameterBinder> binders) =>
        binders.Select(b => b.Bind(function, parameter)).FirstOrDefault(b => b is not null)
        ?? throw new InvalidOperationException(
            $"Function '{function.Name}': nothing can fill its parameter '{parameter.ParameterType.Name} {parameter.Name}'.");
}
