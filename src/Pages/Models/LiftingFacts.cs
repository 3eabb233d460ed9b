namespace CE4BIG.Pages.Models;

/// <summary>That somebody let the desk go on after a restore.</summary>
/// <param name="At">When, in real time.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">What they wrote about it.</param>
public sealed record LiftingFacts(DateTimeOffset At, string By, string Reason);
