namespace CE4BIG.Pages.Models;

/// <summary>A plain message.</summary>
/// <param name="Kind">What it says.</param>
public sealed record MessageModel(MessageKind Kind) : PageModel
{
    internal override Type Component => typeof(Components.Pages.Message);
}
