namespace CE4BIG.Domain.Programmes;

/// <summary>The instants of one step, in UTC.</summary>
/// <param name="Due">The deadline that the person is told.</param>
/// <param name="Reminders">Rising, each after the step opened and before <paramref name="Due"/>; no two on one day.</param>
/// <param name="EscalateAt">When the deputy is asked instead; the deputy's own schedule starts there.</param>
/// <param name="ExpiresAt">When nothing is awaited from this person any more: after the grace, or where the deputy takes over.</param>
public sealed record StepSchedule(DateTimeOffset Due, IReadOnlyList<DateTimeOffset> Reminders, DateTimeOffset? EscalateAt, DateTimeOffset ExpiresAt);
