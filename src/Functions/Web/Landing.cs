using CE4BIG.Functions.Storage;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Web;

/// <summary>The first page.</summary>
public sealed class Landing(Programmes programmes, PageResults pages)
{
    /// <summary>What an exchange is, who may apply, what they get: by one programme, with the way to the others.</summary>
    [Function(nameof(Landing))]
    public Task<IResult> GetAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{x:maxlength(0)?}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = request.Query["programme"].FirstOrDefault();
        var programme = asked is null ? programmes.Current.First() : programmes.Find(asked);
        return programme is null
            ? pages.MessageAsync(request, MessageKind.NotFound)
            : pages.PageAsync(request, new LandingModel { Others = [.. programmes.Current.Where(p => p.Id != programme.Id)] }, programme: programme);
    }
}
