using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>One <c>[Function]</c> method as it stands in the app's code.</summary>
internal sealed class FunctionDescriptor
{
    private FunctionDescriptor(string name, MethodInfo method, ParameterInfo triggerParameter, TriggerBindingAttribute trigger)
    {
        Name = name;
        Method = method;
        TriggerParameter = triggerParameter;
        Trigger = trigger;
        Definition = new EmbeddedFunctionDefinition(name, method);
    }

    public string Name { get; }

    public MethodInfo Method { get; }

    public ParameterInfo TriggerParameter { get; }

    public TriggerBindingAttribute Trigger { get; }

    public FunctionDefinition Definition { get; }

    /// <summary>Reads a method's attributes; what the official build or host would refuse or lose silently is refused here by name.</summary>
    public static FunctionDescriptor Of(string name, MethodInfo method)
    {
        if (!method.IsPublic || !method.DeclaringType!.IsVisible)
        {
            throw new InvalidOperationException($"Function '{name}' must be a public method of a public class ({method.DeclaringType}.{method.Name}).");
        }

        var triggers =
            (from parameter in method.GetParameters()
             let attribute = parameter.GetCustomAttribute<TriggerBindingAttribute>()
             where attribute is not null
             select (parameter, attribute)).ToList();
        return triggers.Count == 1
            ? new FunctionDescriptor(name, method, triggers[0].parameter, triggers[0].attribute)
            : throw new InvalidOperationException($"Function '{name}' has {triggers.Count} triggers; a function has exactly one.");
    }
}
