using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Gives the middleware after it the request, and executes the <see cref="IResult"/> once they are through. Its place in the
/// pipeline is that of <c>ConfigureFunctionsWebApplication</c>: middleware registered earlier has no <see cref="HttpContext"/>.
/// </summary>
internal static class HttpMiddleware
{
    public static FunctionExecutionDelegate Create(FunctionExecutionDelegate next) => async context =>
    {
        if (context.Features.Get<HttpContext>() is not { } http)
        {
            await next(context);
            return;
        }

        context.Items[FunctionContextExtensions.HttpContextKey] = http;
        await next(context);
        var outcome = InvocationOutcome.Of(context);
        if (outcome.Value is IResult result)
        {
            await result.ExecuteAsync(http);
        }
        else if (!outcome.FunctionRan && http.Response.HasStarted)
        {
            // Officially the answer travels from worker to host, and one that no function and no result stands behind is cut off.
            http.Abort();
        }
    };
}
