namespace CE4BIG.Domain.Applications;

/// <summary>The visit as planned.</summary>
/// <param name="Start">First day at the host's; travel days are not counted.</param>
/// <param name="End">Last day at the host's.</param>
/// <param name="DistanceKm">From seat to seat.</param>
/// <param name="IsVirtual">Whether it takes place on a screen, where the programme allows that; nobody travels and no money is due.</param>
public sealed record Visit(DateOnly Start, DateOnly End, int DistanceKm, bool IsVirtual = false);
