using CE4BIG.Pages.Components;
using CE4BIG.Pages.Components.Parts;
using CE4BIG.Pages.Models;
using CE4BIG.Pages.Words;
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

    /// <summary>An exchange's dossier as a file of its own, which loads nothing.</summary>
    public Task<string> RenderFileAsync(DossierModel dossier, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return RenderFileAsync(typeof(Dossier), dossier, Words(frame)["dossier.title", ("exchange", dossier.File.Facts.Exchange)], frame);
    }

    /// <summary>The Commitment to Quality as a file of its own.</summary>
    public Task<string> RenderFileAsync(CommitmentModel commitment, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return RenderFileAsync(commitment.Component, commitment, Words(frame)[commitment.TitleKey], frame);
    }

    /// <summary>The list of several dossiers as a file of its own.</summary>
    public Task<string> RenderFileAsync(IReadOnlyList<DeskExchangeModel> files, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(files);
        return RenderFileAsync(typeof(DossierList), files, Words(frame)["dossier.listTitle"], frame);
    }

    /// <summary>All that is held about a person as a file of its own.</summary>
    public Task<string> RenderFileAsync(PersonModel person, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(person);
        return RenderFileAsync(typeof(PersonData), person, Words(frame)[person.TitleKey], frame);
    }

    private static Vocabulary Words(PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Vocabulary.Of(frame.Language);
    }

    private Task<string> RenderFileAsync(Type component, object model, string title, PageFrame frame) =>
        RenderAsync<KeptDocument>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(KeptDocument.Title)] = title,
            [nameof(KeptDocument.Component)] = component,
            [nameof(KeptDocument.Model)] = model,
            [nameof(KeptDocument.Frame)] = frame,
        });

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
