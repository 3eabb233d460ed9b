using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>A genuine link that no longer works (410): what happened, and a new one where that helps.</summary>
public sealed record DeadLinkModel : PageModel
{
    /// <summary>The exchange.</summary>
    public required ExchangeId Exchange { get; init; }

    /// <summary>The step.</summary>
    public required StepKey Step { get; init; }

    /// <summary>Why it no longer works.</summary>
    public required DeadLinkReason Reason { get; init; }

    /// <summary>The secret of the dead link, by which a new one can be asked for; null where a new one would not help.</summary>
    public string? Secret { get; init; }

    internal override Type Component => typeof(Components.Pages.DeadLink);

    internal override string Topic => StepKey.Name(Step.Kind);

    internal override PageOutcome Outcome => PageOutcome.Error;

    internal override string TitleKey => "title.dead-link";
}
