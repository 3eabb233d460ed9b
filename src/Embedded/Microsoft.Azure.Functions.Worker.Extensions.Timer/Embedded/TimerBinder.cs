using System.Reflection;
using Microsoft.Azure.Functions.Worker.Embedded;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer;

internal sealed class TimerBinder : IParameterBinder
{
    public Func<FunctionContext, object?>? Bind(FunctionDescriptor function, ParameterInfo parameter) =>
        function.Trigger is TimerTriggerAttribute && parameter.ParameterType == typeof(TimerInfo)
            ? context => context.Features.Get<TimerInfo>()
            : null;
}
