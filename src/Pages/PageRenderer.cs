using CE4BIG.Pages.Components;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Pages;

/// <summary>Turns view models into HTML. One instance serves the whole app, from any thread.</summary>
public sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>The whole document of a page, from the doctype on.</summary>
    public Task<string> RenderAsync(PageModel model, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(frame);
        return RenderAsync<Document>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Document.Model)] = model,
            [nameof(Document.Frame)] = frame,
        });
    }

    internal async Task<string> RenderAsync<TComponent>(Dictionary<string, object?> parameters) where TComponent : IComponent
    {
        // A renderer keeps every root it ever rendered, so each page has its own and throws it away: that is cheap and shares nothing.
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters));
            return root.ToHtmlString();
        });
    }
}
