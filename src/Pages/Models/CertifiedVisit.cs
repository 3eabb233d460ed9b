namespace CE4BIG.Pages.Models;

/// <summary>What the host certified.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="WorkingDays">Working days between them, both included.</param>
/// <param name="By">Who certified.</param>
/// <param name="At">When.</param>
public sealed record CertifiedVisit(DateOnly Start, DateOnly End, int WorkingDays, string By, DateTimeOffset At);
