using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>How many exchanges are in a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Count">How many.</param>
public sealed record StageFigure(Stage Stage, long Count);
