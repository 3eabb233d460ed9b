using CE4BIG.Domain.Applications.Drafts;

namespace CE4BIG.Pages.Models;

/// <summary>The genuine link to a draft that is no longer there (410).</summary>
/// <param name="End">What became of it.</param>
/// <param name="KeepDays">For how many days drafts are kept.</param>
public sealed record DraftGoneModel(DraftEnd End, int KeepDays) : PageModel
{
    internal override Type Component => typeof(Components.Pages.DraftGone);

    internal override string Topic => "application";

    internal override PageOutcome Outcome => PageOutcome.Error;

    internal override string TitleKey => $"draft.gone{End}Title";
}
