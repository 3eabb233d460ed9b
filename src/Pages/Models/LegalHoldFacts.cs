namespace CE4BIG.Pages.Models;

/// <summary>Everything is kept beyond the end of retention.</summary>
/// <param name="By">Who ordered it.</param>
/// <param name="Since">When.</param>
/// <param name="Reason">Why.</param>
public sealed record LegalHoldFacts(string By, DateTimeOffset Since, string Reason);
