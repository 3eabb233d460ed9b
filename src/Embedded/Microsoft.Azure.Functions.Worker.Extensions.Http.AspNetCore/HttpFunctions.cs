using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Answers requests as the Functions host does: the first function by name whose route and method fit, or an empty 404.</summary>
internal sealed class HttpFunctions : IWebPipeline
{
    // The host in front of the worker takes no more than this; no code of the app sees such a request.
    private const long HostBodyLimit = 104_857_600;

    private readonly FunctionDispatcher _dispatcher;
    private readonly FunctionKeys _keys;
    private readonly ILogger<HttpFunctions> _logger;
    private readonly IHostPage[] _pages;
    private readonly HttpRoute[] _routes;

    public HttpFunctions(
        FunctionCatalog catalog,
        FunctionDispatcher dispatcher,
        HostSettings settings,
        IConfiguration configuration,
        IEnumerable<IHostPage> pages,
        ILogger<HttpFunctions> logger)
    {
        _dispatcher = dispatcher;
        _keys = new FunctionKeys(configuration);
        _logger = logger;
        _pages = [.. pages];
        var routes = catalog.Functions.Where(f => f.Trigger is HttpTriggerAttribute).Select(f => HttpRoute.Of(f, settings.RoutePrefix)).ToLookup(r => r.IsReserved);
        _routes = [.. routes[false]];
        foreach (var refused in routes[true])
        {
            logger.LogError("Function '{Function}' is disabled: its route starts with 'admin' or 'runtime', which the host keeps for itself.", refused.Function.Name);
        }
    }

    public async Task AnswerAsync(HttpContext context)
    {
        if (Array.Find(_pages, p => p.Path.Equals(context.Request.Path, StringComparison.OrdinalIgnoreCase)) is { } page)
        {
            await page.AnswerAsync(context);
            return;
        }

        var (route, values) = Find(context);
        if (route is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (!_keys.Allow(context.Request, route.Function.Name, route.AuthLevel))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (context.Request.ContentLength > HostBodyLimit)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        else
        {
            context.Request.RouteValues = values!;
            await InvokeAsync(route.Function, context);
        }
    }

    private (HttpRoute? Route, RouteValueDictionary? Values) Find(HttpContext context)
    {
        // Two slashes in front are nobody's path, even where a catch-all would take them.
        if (context.Request.Path.Value is not ['/', '/', ..])
        {
            foreach (var route in _routes)
            {
                if (route.Match(context) is { } values)
                {
                    return (route, values);
                }
            }
        }

        return default;
    }

    private async Task InvokeAsync(FunctionDescriptor function, HttpContext context)
    {
        try
        {
            await _dispatcher.InvokeAsync(function, context.RequestServices, c => c.Features.Set(context), context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away; nobody is left to answer.
        }
        catch (Exception exception)
        {
            // Whatever went wrong, body limits included, is an empty 500 to the caller.
            _logger.LogError(exception, "Function '{Function}' failed.", function.Name);
            if (context.Response.HasStarted)
            {
                context.Abort();
            }
            else
            {
                context.Response.Clear();
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
        }
    }
}
