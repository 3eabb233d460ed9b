using System.Collections.Immutable;
using CE4BIG.Season.Play;

namespace CE4BIG.Season.Personas;

/// <summary>What somebody does outside the steps, once.</summary>
/// <param name="When">What they wait for.</param>
/// <param name="Actor">Who does it, which also says where: visitor and host on the page of the exchange, staff on the desk.</param>
/// <param name="Action">The action's name on the page.</param>
internal sealed record Intervention(Trigger When, Actor Actor, string Action)
{
    public string Reason { get; init; } = "As agreed by telephone.\nSee my letter – “of today”.";

    /// <summary>What else the form wants to know.</summary>
    public Func<Scene, ImmutableArray<(string Field, string Value)>> Fields { get; init; } = _ => [];

    /// <summary>What is different from then on.</summary>
    public Action<Scene> Afterwards { get; init; } = _ => { };
}
