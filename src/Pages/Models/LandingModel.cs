using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Models;

/// <summary>The first page: what an exchange is, who may apply, what they get. All of it follows from the frame's programme.</summary>
public sealed record LandingModel : PageModel
{
    /// <summary>The other programmes that can be applied to.</summary>
    public ImmutableArray<Programme> Others { get; init; } = [];

    /// <summary>The answers to "Am I eligible?" and to "What do I get?", and what is wrong with them.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    /// <summary>What the rules say to these answers; empty where nobody asked, or an answer has to be mended.</summary>
    public ImmutableArray<RuleOutcome> Eligibility { get; init; } = [];

    /// <summary>What the visit would bring; null where nobody asked, or an answer has to be mended.</summary>
    public LumpSum? LumpSum { get; init; }

    internal override Type Component => typeof(Components.Pages.Landing);

    internal override string Topic => "landing";

    internal override PageOutcome Outcome => PageOutcome.Page;

    internal override FormInput Form => Input;

    internal override string Script => "live.js";
}
