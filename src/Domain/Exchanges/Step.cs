using System.Collections.Immutable;

namespace CE4BIG.Domain.Exchanges;

/// <summary>One step of an exchange: what is awaited, from whom, until when, and how it was decided.</summary>
public sealed record Step
{
    /// <summary>Kind and round.</summary>
    public required StepKey Key { get; init; }

    /// <summary>Where it stands.</summary>
    public required StepState State { get; init; }

    /// <summary>Whom it is asked of now; null for the visit, which waits for dates.</summary>
    public Addressee? Addressee { get; init; }

    /// <summary>Addresses of everybody it was asked of so far, in order: nobody is asked the same thing twice.</summary>
    public ImmutableArray<string> Asked { get; init; } = [];

    /// <summary>What exactly is asked for, where items of the evidence are named.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>
    /// Counts the links issued for this step, from 1. A link names its serial, so escalation, delegation and a renewed link
    /// each kill the one before (architecture §4).
    /// </summary>
    public int LinkSerial { get; init; } = 1;

    /// <summary>Wrong codes entered on the present link; at <see cref="MaxWrongCodes"/> the link is dead.</summary>
    public int WrongCodes { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The deadline the person is told, or the date it waits for.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When its time is really up: after the grace, or where the deputy takes over; for a step that must not lapse, the next alarm.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether a colleague takes over at <see cref="ExpiresAt"/>.</summary>
    public bool HasDeputy { get; init; }

    /// <summary>When the person is reminded, or is looked for since they may have gone away, ascending. For the visit: its reminders, then the morning it begins.</summary>
    public ImmutableArray<DateTimeOffset> Reminders { get; init; } = [];

    /// <summary>How many of <see cref="Reminders"/> are behind us.</summary>
    public int RemindersDone { get; init; }

    /// <summary>How it was decided; null while it was not.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Why, where a reason was given.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was decided, expired or voided.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many wrong codes kill a link: few enough that guessing a six-digit code is hopeless.</summary>
    public const int MaxWrongCodes = 5;

    /// <summary>Whether somebody or some date is awaited.</summary>
    public bool IsOpen => State == StepState.Open;

    /// <summary>When the calendar has something to do here next: a reminder, or its end.</summary>
    public DateTimeOffset NextWake => RemindersDone < Reminders.Length && Reminders[RemindersDone] < ExpiresAt ? Reminders[RemindersDone] : ExpiresAt;
}
