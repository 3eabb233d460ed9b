namespace CE4BIG.Domain.Programmes;

/// <summary>The deadline of a step and what happens on the way to it, in calendar days; each falls on a working day.</summary>
/// <param name="DueDays">Days from asking to the deadline; for the report, from the visit's last day.</param>
/// <param name="RemindAfterDays">When to remind, counted from the same day, in rising order.</param>
/// <param name="EscalateAfterDays">When the deputy is asked instead, with as many days as the manager had; none: the step simply expires.</param>
/// <param name="GraceDays">Days after the deadline in which a late answer is still taken.</param>
public sealed record StepTiming(int DueDays, IReadOnlyList<int> RemindAfterDays, int? EscalateAfterDays, int GraceDays);
