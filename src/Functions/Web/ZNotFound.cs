using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Web;

/// <summary>
/// A friendly answer for addresses that nobody owns. The host tries routes in the order of function names, so this one's must
/// come last (architecture §1; measured on the real host).
/// </summary>
public sealed class ZNotFound(PageResults pages)
{
    /// <summary>404 with a page.</summary>
    [Function(nameof(ZNotFound))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path}")] HttpRequest request) =>
        pages.MessageAsync(request, MessageKind.NotFound);
}
