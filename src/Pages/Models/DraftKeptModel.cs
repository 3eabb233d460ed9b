namespace CE4BIG.Pages.Models;

/// <summary>Says that a draft is kept, and where its link went.</summary>
/// <param name="Email">Where.</param>
/// <param name="KeptUntil">Until when the draft is kept.</param>
/// <param name="Link">Whether the link was mailed.</param>
public sealed record DraftKeptModel(string Email, DateTimeOffset KeptUntil, DraftLink Link) : PageModel
{
    internal override Type Component => typeof(Components.Pages.DraftKept);

    internal override string Topic => "application";

    internal override PageOutcome Outcome => PageOutcome.Receipt;

    internal override string TitleKey => "draft.keptTitle";
}
