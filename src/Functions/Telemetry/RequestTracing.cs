using System.Diagnostics;
using CE4BIG.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CE4BIG.Functions.Telemetry;

/// <summary>
/// A span around every page and every answer of the API, named by its function. It stands outside of <see cref="PageMiddleware"/>, which
/// turns what is thrown into an answer.
/// </summary>
public sealed class RequestTracing(DeskTracing tracing) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        using var span = tracing.Receive(context.FunctionDefinition.Name, context.TraceContext.TraceParent, http.Request.Headers.TraceParent);
        try
        {
            await next(context);
        }
        catch
        {
            // Not even the page that says so could be made; the host answers with an empty 500.
            End(span, http.Request.Method, StatusCodes.Status500InternalServerError);
            throw;
        }

        // The answer is not written yet; what is not said by the result is what HTTP takes for granted.
        End(span, http.Request.Method, (context.GetInvocationResult().Value as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK);
    }

    private static void End(Activity? span, string method, int status)
    {
        span?.SetTag("http.request.method", Method(method)).SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }
    }

    // Whatever a client makes up is not repeated.
    private static string Method(string method) =>
        HttpMethods.IsGet(method) ? HttpMethods.Get : HttpMethods.IsHead(method) ? HttpMethods.Head : HttpMethods.IsPost(method) ? HttpMethods.Post : "_OTHER";
}
