using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Web;

/// <summary>The first page.</summary>
public sealed class Landing(PageResults pages)
{
    /// <summary>What an exchange is, who may apply, what they get.</summary>
    [Function(nameof(Landing))]
    public Task<IResult> GetAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{x:maxlength(0)?}")] HttpRequest request) =>
        pages.PageAsync(request, new LandingModel());
}
