using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// The route of one HTTP function. It is matched alone, with ASP.NET Core's template matcher, because the host tries
/// functions one after the other by name; endpoint routing would let the more specific template win.
/// </summary>
internal sealed class HttpRoute
{
    // The names of its default constraints are all it is asked for; none of those needs a service.
    private static readonly IServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();
    private static readonly DefaultInlineConstraintResolver Resolver = new(Options.Create(new RouteOptions()), NoServices);

    private readonly TemplateMatcher _matcher;
    private readonly IDictionary<string, IRouteConstraint> _constraints;
    private readonly string[]? _methods;

    private HttpRoute(FunctionDescriptor function, HttpTriggerAttribute trigger, RouteTemplate template)
    {
        Function = function;
        AuthLevel = trigger.AuthLevel;
        _methods = trigger.Methods is { Length: > 0 } methods ? methods : null;
        _matcher = new TemplateMatcher(template, Defaults(template));
        _constraints = Constraints(function, template);
        Parameters = [.. template.Parameters.Select(p => p.Name!)];
        IsReserved = StartsWith(trigger, "admin") || StartsWith(trigger, "runtime");
    }

    public FunctionDescriptor Function { get; }

    public AuthorizationLevel AuthLevel { get; }

    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Whether the route begins with a text that the host keeps for itself; it disables such a function.</summary>
    public bool IsReserved { get; }

    public static HttpRoute Of(FunctionDescriptor function, string prefix)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        if (trigger.Route is ['/', ..])
        {
            throw new InvalidOperationException(
                $"Function '{function.Name}': the Route '{trigger.Route}' starts with a slash, which stops the whole app on the Functions host; "
                + "leave it out, and for the root use '{x:maxlength(0)?}'.");
        }

        var route = string.IsNullOrEmpty(trigger.Route) ? function.Name : trigger.Route;
        return new HttpRoute(function, trigger, TemplateParser.Parse(prefix.Length == 0 ? route : $"{prefix}/{route}"));
    }

    /// <summary>The values that the template takes from the request's path; null when path or method is not this function's.</summary>
    public RouteValueDictionary? Match(HttpContext context)
    {
        if (_methods is not null && !_methods.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var values = new RouteValueDictionary();
        return _matcher.TryMatch(context.Request.Path, values)
            && _constraints.All(c => c.Value.Match(context, route: null, c.Key, values, RouteDirection.IncomingRequest))
            ? values
            : null;
    }

    private static bool StartsWith(HttpTriggerAttribute trigger, string text) =>
        trigger.Route?.StartsWith(text, StringComparison.OrdinalIgnoreCase) == true;

    private static RouteValueDictionary Defaults(RouteTemplate template) =>
        new(template.Parameters.Where(p => p.DefaultValue is not null).Select(p => KeyValuePair.Create(p.Name!, p.DefaultValue)));

    private static IDictionary<string, IRouteConstraint> Constraints(FunctionDescriptor function, RouteTemplate template)
    {
        var builder = new RouteConstraintBuilder(Resolver, function.Name);
        foreach (var parameter in template.Parameters)
        {
            if (parameter.IsOptional)
            {
                builder.SetOptional(parameter.Name!);
            }

            foreach (var constraint in parameter.InlineConstraints)
            {
                builder.AddResolvedConstraint(parameter.Name!, constraint.Constraint);
            }
        }

        return builder.Build();
    }
}
