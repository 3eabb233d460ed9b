using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>Somebody on the staff, with their absences from today on.</summary>
public sealed record StaffPerson
{
    /// <summary>The person's id in the programme file.</summary>
    public required string Id { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where their mails go.</summary>
    public required string Email { get; init; }

    /// <summary>What they are there for.</summary>
    public required StaffRole Role { get; init; }

    /// <summary>Absences now and to come, by date.</summary>
    public required ImmutableArray<AbsenceRow> Absences { get; init; }

    /// <summary>Whether they are away today.</summary>
    public bool IsAway { get; init; }

    /// <summary>Whether the reader may enter and remove absences of theirs.</summary>
    public bool MayChange { get; init; }
}
