using CE4BIG.Pages.Models;
using CE4BIG.Pages.Words;
using Microsoft.AspNetCore.Components;

namespace CE4BIG.Pages.Components;

/// <summary>A component within a page: knows the page's words and formats.</summary>
public abstract class Part : ComponentBase
{
    private Formats? _formats;

    /// <summary>What surrounds the page.</summary>
    [CascadingParameter]
    public PageFrame Frame { get; set; } = null!;

    /// <summary>The words of the page's language.</summary>
    protected Vocabulary T => Vocabulary.Of(Frame.Language);

    /// <summary>How the page writes dates and amounts.</summary>
    protected Formats F => _formats ??= new Formats(Frame.Language, Frame.Programme.TimeZone);
}
