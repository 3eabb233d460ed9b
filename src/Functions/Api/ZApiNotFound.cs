using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Api;

/// <summary>
/// Answers for addresses and methods of the API that nobody owns. The host tries routes in the order of function names, so this one comes
/// behind the API's and before the friendly 404 of people. Open to everybody: it says no more than the description of the API.
/// </summary>
public sealed class ZApiNotFound
{
    /// <summary>404, or 405 where only the method is wrong.</summary>
    [Function(nameof(ZApiNotFound))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = ApiPaths.Rest)] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (ApiPaths.Methods(request.Path) is not { } allowed)
        {
            return Task.FromResult(ApiResults.Problem(request, ApiProblem.NotFound));
        }

        request.HttpContext.Response.Headers.Allow = allowed;
        return Task.FromResult(ApiResults.Problem(request, ApiProblem.MethodNotAllowed));
    }
}
