namespace CE4BIG.Functions.Standstill;

/// <summary>That a standstill was lifted.</summary>
/// <param name="At">When, in real time.</param>
/// <param name="Programme">The programme of the coordinator who did it.</param>
/// <param name="Person">The coordinator's id there.</param>
/// <param name="Reason">What they wrote about it.</param>
public sealed record Lifting(DateTimeOffset At, string Programme, string Person, string Reason);
