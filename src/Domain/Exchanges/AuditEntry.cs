using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Audit;

namespace CE4BIG.Domain.Exchanges;

/// <summary>
/// One row of the audit trail: who did what, when, from which stage to which, and why, under which programme version. The rows of an
/// exchange, read in order, give its steps, its stage and its amounts again (<see cref="TrailReading"/>).
/// </summary>
public sealed record AuditEntry
{
    /// <summary>Who acts where no person does.</summary>
    public const string Calendar = "calendar";

    /// <summary>From 1, without gaps, in order.</summary>
    public required int Number { get; init; }

    /// <summary>When, in programme time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>In what capacity.</summary>
    public required Role Role { get; init; }

    /// <summary>The person's address; <see cref="Calendar"/> for the calendar.</summary>
    public required string Who { get; init; }

    /// <summary>What.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>How a step was decided, where one was.</summary>
    public Decision? Decision { get; init; }

    /// <summary>How somebody stepped in, where somebody did.</summary>
    public Intervention? Intervention { get; init; }

    /// <summary>How the exchange ended, in the row that ends it.</summary>
    public Ending? Ending { get; init; }

    /// <summary>The step it is about, if any.</summary>
    public StepKey? Step { get; init; }

    /// <summary>Whom the step is asked of now, in the rows that open it or pass it on; null for steps that ask nobody.</summary>
    public string? Asked { get; init; }

    /// <summary>The amount reserved, granted, paid or asked back, in the rows that do so.</summary>
    public Money? Amount { get; init; }

    /// <summary>The stage before.</summary>
    public required Stage From { get; init; }

    /// <summary>The stage after.</summary>
    public required Stage To { get; init; }

    /// <summary>Why, where a reason was given.</summary>
    public string? Reason { get; init; }

    /// <summary>The programme version it was judged by.</summary>
    public required string ProgrammeVersion { get; init; }

    /// <summary>What ties it to the row before; null until it is stored.</summary>
    public EntrySeal? Seal { get; init; }
}
