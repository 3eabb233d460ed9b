namespace CE4BIG.Pages.Models;

/// <summary>A list as it is in use.</summary>
/// <param name="Kind">Which list.</param>
/// <param name="Count">How many organisations stand in it.</param>
/// <param name="At">When it was imported.</param>
/// <param name="By">Who imported it, by name.</param>
public sealed record ListState(ListKind Kind, int Count, DateTimeOffset At, string By);
