using CE4BIG.Functions.Api;
using CE4BIG.Functions.Standstill;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Web;

/// <summary>
/// Around every page and every answer of the API: headers that keep its content to itself (architecture §4), and a page, or a problem for
/// programs, instead of an empty 500 where something fails, since the host would show nothing at all; and the refusal of what is sent while the desk stands still.
/// </summary>
public sealed class PageMiddleware(ILogger<PageMiddleware> logger) : IFunctionsWorkerMiddleware
{
    /// <summary>What a page may load: the stylesheet and pictures of this host, nothing else.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The policy of the pages that have a script: from this host only, which also takes what it sends.</summary>
    public const string ScriptPolicy = ContentSecurityPolicy + "; script-src 'self'; connect-src 'self'";

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

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        var isApi = ApiPaths.Covers(http.Request.Path);
        try
        {
            if (isApi && !ApiResults.IsAcceptable(http.Request))
            {
                Answer(context, ApiResults.Problem(http.Request, ApiProblem.NotAcceptable));
                return;
            }

            if (await context.InstanceServices.GetRequiredService<StandstillGuard>().RefuseAsync(context.FunctionDefinition, http.Request) is { } refusal)
            {
                Answer(context, refusal);
                return;
            }

            await next(context);
            if (context.GetInvocationResult().Value is IResult answer)
            {
                Answer(context, answer);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "{Function} failed for {Subject}.", context.FunctionDefinition.Name, Subject.Of(http.Request.Path));
            if (isApi)
            {
                Answer(context, ApiResults.Problem(http.Request, Outage.Is(failure) ? ApiProblem.Unavailable : ApiProblem.Failed));
                return;
            }

            var pages = context.InstanceServices.GetRequiredService<PageResults>();
            var kind = Outage.Is(failure) ? MessageKind.Unavailable : MessageKind.Error;
            Answer(context, await pages.MessageAsync(http.Request, kind));
        }
    }

    private static void Answer(FunctionContext context, IResult answer) => context.GetInvocationResult().Value = new SealedAnswer(answer);
}
