using System.Reflection;
using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask;

/// <summary>Fills the parameters of orchestrators and activities, and the durable client of any function.</summary>
internal sealed class DurableBinder(Lazy<TaskHub> hub) : IParameterBinder
{
    public Func<FunctionContext, object?>? Bind(FunctionDescriptor function, ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<DurableClientAttribute>() is not null)
        {
            return parameter.ParameterType == typeof(DurableTaskClient) ? _ => hub.Value.Client : null;
        }

        return function.Trigger switch
        {
            OrchestrationTriggerAttribute => BindOrchestrator(parameter),
            // By its place: two hosts that look at a method at the same moment may each be given another object for it.
            ActivityTriggerAttribute when parameter.Position == function.TriggerParameter.Position => context =>
                JsonDataConverter.Default.Deserialize(context.Features.Get<ActivityInvocation>()!.SerializedInput, parameter.ParameterType),
            _ => null,
        };
    }

    private static Func<FunctionContext, object?>? BindOrchestrator(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(TaskOrchestrationContext))
        {
            return context => context.Features.Get<TaskOrchestrationContext>();
        }

        if (parameter.ParameterType == typeof(FunctionContext) || parameter.ParameterType == typeof(CancellationToken))
        {
            return null;
        }

        var read = typeof(DurableBinder).GetMethod(nameof(ReadInput), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(parameter.ParameterType)
            .CreateDelegate<Func<TaskOrchestrationContext, object?>>();
        return context => read(context.Features.Get<TaskOrchestrationContext>()!);
    }

    private static object? ReadInput<T>(TaskOrchestrationContext context) => context.GetInput<T>();
}
