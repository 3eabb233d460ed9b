using System.Collections.Immutable;
using CE4BIG.Season.Play;

namespace CE4BIG.Season.Personas;

/// <summary>What a person decides at a step, and what else they fill in.</summary>
/// <param name="Decision">The decision's name on the page.</param>
internal sealed record Move(string Decision)
{
    /// <summary>Fields typed or chosen.</summary>
    public Func<Scene, ImmutableArray<(string Field, string Value)>> Fields { get; init; } = _ => [];

    /// <summary>Boxes ticked.</summary>
    public ImmutableArray<(string Field, string Value)> Ticks { get; init; } = [];

    /// <summary>A box ticked where the page asks for it.</summary>
    public string? Assures { get; init; }

    /// <summary>A field where whatever is offered first will do.</summary>
    public string? AnyOf { get; init; }

    /// <summary>Whether the same file is handed in for every item.</summary>
    public bool SameFileForAll { get; init; }

    /// <summary>What is different from then on.</summary>
    public Action<Scene> Afterwards { get; init; } = _ => { };

    public static Move Of(string decision, params ImmutableArray<(string Field, string Value)> fields) => new(decision) { Fields = _ => fields };
}
