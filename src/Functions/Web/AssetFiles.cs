using CE4BIG.Pages;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace CE4BIG.Functions.Web;

/// <summary>The stylesheet and the emblem. Their addresses change with their content, so browsers may keep them.</summary>
public sealed class AssetFiles(PageResults pages)
{
    /// <summary>One file.</summary>
    [Function(nameof(AssetFiles))]
    public Task<IResult> GetAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{name}")] HttpRequest request, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Assets.Find(name) is not { } asset)
        {
            return pages.MessageAsync(request, MessageKind.NotFound);
        }

        request.HttpContext.Response.Headers.CacheControl = request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
        return Task.FromResult(Results.File(asset.Content.ToArray(), asset.ContentType, entityTag: EntityTagHeaderValue.Parse(asset.ETag)));
    }
}
