namespace CE4BIG.Pages.Models;

/// <summary>A plain message.</summary>
/// <param name="Kind">What it says.</param>
public sealed record MessageModel(MessageKind Kind) : PageModel
{
    internal override Type Component => typeof(Components.Pages.Message);

    internal override string Topic => "message";

    internal override PageOutcome Outcome => Kind is MessageKind.NewLinkSent or MessageKind.PageCodeSent or MessageKind.SignedOut ? PageOutcome.Receipt : PageOutcome.Error;

    internal override string TitleKey => $"message.{Kind}.title";
}
