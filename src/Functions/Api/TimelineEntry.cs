using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Api;

/// <summary>One row of the audit trail without who and without reasons, which are people's own words.</summary>
internal sealed record TimelineEntry(
    int Number,
    DateTimeOffset At,
    Role Role,
    AuditAction Action,
    string? Step,
    Decision? Decision,
    Intervention? Intervention,
    Ending? Ending,
    ApiMoney? Amount,
    Stage From,
    Stage To,
    string ProgrammeVersion)
{
    public static TimelineEntry Of(AuditEntry entry) => new(
        entry.Number,
        entry.At,
        entry.Role,
        entry.Action,
        entry.Step?.ToString(),
        entry.Decision,
        entry.Intervention,
        entry.Ending,
        ApiMoney.Of(entry.Amount),
        entry.From,
        entry.To,
        entry.ProgrammeVersion);
}
