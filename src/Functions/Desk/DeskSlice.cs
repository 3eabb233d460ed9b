using System.Collections.Immutable;

namespace CE4BIG.Functions.Desk;

/// <summary>One page of a list.</summary>
/// <param name="Items">What it shows.</param>
/// <param name="After">Where the next page goes on; null on the last.</param>
public sealed record DeskSlice<T>(ImmutableArray<T> Items, string? After);
