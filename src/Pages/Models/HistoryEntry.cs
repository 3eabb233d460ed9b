using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>One line of what has happened so far.</summary>
public sealed record HistoryEntry
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>In what capacity.</summary>
    public required Role Role { get; init; }

    /// <summary>Who; null for the calendar.</summary>
    public string? Name { get; init; }

    /// <summary>What happened.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>How a step was decided, where one was.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The step it is about, if any.</summary>
    public StepKey? Step { get; init; }

    /// <summary>How somebody stepped in, for <see cref="AuditAction.Intervened"/>.</summary>
    public Intervention? Intervention { get; init; }

    /// <summary>The stage before.</summary>
    public Stage? From { get; init; }

    /// <summary>The stage after.</summary>
    public Stage? To { get; init; }

    /// <summary>The reason in the person's own words.</summary>
    public string? Reason { get; init; }

    /// <summary>The version of the programme that applied; shown in the audit trail only.</summary>
    public string? ProgrammeVersion { get; init; }
}
