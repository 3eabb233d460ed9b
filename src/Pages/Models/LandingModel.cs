using System.Collections.Immutable;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Models;

/// <summary>The first page: what an exchange is, who may apply, what they get. All of it follows from the frame's programme.</summary>
public sealed record LandingModel : PageModel
{
    /// <summary>The other programmes that can be applied to.</summary>
    public ImmutableArray<Programme> Others { get; init; } = [];

    internal override Type Component => typeof(Components.Pages.Landing);

    internal override string Topic => "landing";

    internal override PageOutcome Outcome => PageOutcome.Page;
}
