namespace CE4BIG.Domain.Programmes;

/// <summary>How a visit may be put off (domain: The lifecycle, "postponed").</summary>
/// <param name="MaxTimes">How often one exchange may be postponed; 0: never.</param>
/// <param name="MaxParkedDays">Calendar days from postponing by which the visitor has named new dates and the visit begins.</param>
public sealed record PostponementRules(int MaxTimes, int MaxParkedDays);
