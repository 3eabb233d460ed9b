using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Components;

namespace CE4BIG.Pages.Components;

/// <summary>The component of a page.</summary>
/// <typeparam name="TModel">What it shows.</typeparam>
public abstract class PageView<TModel> : Part
    where TModel : PageModel
{
    /// <summary>What it shows.</summary>
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = null!;
}
