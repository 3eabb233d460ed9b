using CE4BIG.Domain.Applications;

namespace CE4BIG.Pages.Models;

/// <summary>How many closed exchanges were those of visitors of a size.</summary>
/// <param name="Size">The size; null for organisations that are no SME.</param>
/// <param name="Count">How many.</param>
public sealed record SizeFigure(SmeSize? Size, long Count);
