namespace CE4BIG.Pages.Components.Charts;

/// <summary>A column of a chart.</summary>
/// <param name="Value">Its height; less than nothing counts as nothing.</param>
/// <param name="Label">What stands below it; null for nothing, where there are too many columns for a label each.</param>
/// <param name="Look">The class that gives its colour.</param>
public sealed record Column(long Value, string? Label, string Look);
