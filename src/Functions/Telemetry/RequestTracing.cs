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

        using var span = tracing.Receive(context.FunctionDefinition.Name, http.Request.Headers.TraceParent);
        await next(context);
        if (span is null)
        {
            return;
        }

        // The answer is not written yet; what is not said by the result is what HTTP takes for granted.
        var status = (context.GetInvocationResult().Value as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        span.SetTag("http.request.method", Method(http.Request.Method)).SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            DeskTracing.Failed();
        }
    }

    // Whatever a client makes up is not repeated.
    private static string Method(string method) =>
        HttpMethods.IsGet(method) ? HttpMethods.Get : HttpMethods.IsHead(method) ? HttpMethods.Head : HttpMethods.IsPost(method) ? HttpMethods.Post : "_OTHER";
}
