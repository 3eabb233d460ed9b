namespace CE4BIG.Pages.Components.Charts;

/// <summary>A part of a stacked bar, which is named and told in words beside it, so that its colour tells nothing alone.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its length; less than nothing counts as nothing.</param>
/// <param name="Text">The value in words.</param>
/// <param name="Look">The class that gives its colour: <c>s1</c> to <c>s3</c> for kinds, <c>q1</c> to <c>q4</c> for degrees, <c>rest</c> for what is left.</param>
public sealed record BarPart(string Name, long Value, string Text, string Look);
