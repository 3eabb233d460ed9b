using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Embedded;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Fills an HTTP function's parameters: the request, and route values by the parameter's name.</summary>
internal sealed class HttpBinder(HostSettings settings) : IParameterBinder
{
    public Func<FunctionContext, object?>? Bind(FunctionDescriptor function, ParameterInfo parameter)
    {
        if (function.Trigger is not HttpTriggerAttribute)
        {
            return null;
        }

        if (parameter.ParameterType == typeof(HttpRequest))
        {
            return context => Request(context);
        }

        var named = HttpRoute.Of(function, settings.RoutePrefix).Parameters
            .Any(name => string.Equals(name, parameter.Name, StringComparison.OrdinalIgnoreCase));
        if (!named || Parser(parameter.ParameterType) is not { } parse)
        {
            return null;
        }

        var missing = parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
        return context => Request(context).RouteValues[parameter.Name!] is string text ? parse(text) : missing;
    }

    private static HttpRequest Request(FunctionContext context) => context.Features.Get<HttpContext>()!.Request;

    private static Func<string, object>? Parser(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? text => text
            : type == typeof(int) ? text => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : type == typeof(long) ? text => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : type == typeof(Guid) ? text => Guid.Parse(text, CultureInfo.InvariantCulture)
            : type == typeof(bool) ? text => bool.Parse(text)
            : null;
    }
}
