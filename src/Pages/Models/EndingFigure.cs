using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>How many exchanges ended so.</summary>
/// <param name="Ending">The ending.</param>
/// <param name="Count">How many.</param>
public sealed record EndingFigure(Ending Ending, long Count);
