namespace CE4BIG.Domain.Exchanges;

/// <summary>One row of the audit trail: who did what, when, from which stage to which, and why, under which programme version.</summary>
/// <param name="Number">From 1, without gaps, in order.</param>
/// <param name="At">When, in programme time.</param>
/// <param name="Role">In what capacity.</param>
/// <param name="Who">The person's address; "calendar" for the calendar.</param>
/// <param name="Action">What.</param>
/// <param name="Decision">How a step was decided, where one was.</param>
/// <param name="Step">The step it is about, if any.</param>
/// <param name="From">The stage before.</param>
/// <param name="To">The stage after.</param>
/// <param name="Reason">Why, where a reason was given.</param>
/// <param name="ProgrammeVersion">The programme version it was judged by.</param>
public sealed record AuditEntry(
    int Number,
    DateTimeOffset At,
    Role Role,
    string Who,
    AuditAction Action,
    Decision? Decision,
    StepKey? Step,
    Stage From,
    Stage To,
    string? Reason,
    string ProgrammeVersion);
