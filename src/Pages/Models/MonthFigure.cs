namespace CE4BIG.Pages.Models;

/// <summary>What happened in a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Submitted">Exchanges first submitted in it.</param>
/// <param name="Closed">Exchanges closed in it.</param>
public sealed record MonthFigure(DateOnly Month, long Submitted, long Closed);
