namespace CE4BIG.Functions.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">What it holds.</param>
/// <param name="After">What the next page is asked with; null on the last.</param>
internal sealed record ApiPage<T>(IReadOnlyList<T> Items, string? After);
