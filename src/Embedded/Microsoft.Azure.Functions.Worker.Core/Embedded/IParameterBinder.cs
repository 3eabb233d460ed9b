using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>How an extension fills the parameters that it knows.</summary>
internal interface IParameterBinder
{
    /// <summary>Gives what reads the parameter's value from an invocation; null if the parameter is none of this extension's.</summary>
    Func<FunctionContext, object?>? Bind(FunctionDescriptor function, ParameterInfo parameter);
}
