using System.Collections.Immutable;

namespace CE4BIG.Season.Play;

/// <summary>What a person decides at a step, and what else they fill in.</summary>
internal sealed class Move(string decision, params ImmutableArray<(string Field, string Value)> fields)
{
    public string Decision => decision;

    public ImmutableArray<(string Field, string Value)> Fields => fields;
}
