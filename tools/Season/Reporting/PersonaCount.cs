namespace CE4BIG.Season.Reporting;

/// <summary>How often a persona was played, and how often it went as planned.</summary>
/// <param name="Planned">The ending it is planned to have.</param>
/// <param name="Count">How often it was played.</param>
/// <param name="AsPlanned">How often it ended so, with the planned amount.</param>
internal sealed record PersonaCount(string Planned, int Count, int AsPlanned);
