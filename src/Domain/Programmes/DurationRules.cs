namespace CE4BIG.Domain.Programmes;

/// <summary>How long a visit is (domain: What the scheme requires).</summary>
/// <param name="MinWorkingDays">At least this many working days, travel days not counted; fewer bring no money.</param>
/// <param name="MinCalendarDays">At least this many calendar days, first and last included.</param>
/// <param name="MaxCalendarDays">At most this many calendar days, first and last included.</param>
public sealed record DurationRules(int MinWorkingDays, int MinCalendarDays, int MaxCalendarDays);
