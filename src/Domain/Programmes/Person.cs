namespace CE4BIG.Domain.Programmes;

/// <summary>Somebody on the programme's staff.</summary>
/// <param name="Id">Short and lasting; it names the person in stored exchanges.</param>
/// <param name="Name">As mails address them.</param>
/// <param name="Email">Where their links go.</param>
/// <param name="Language">What mails and pages speak to them.</param>
public sealed record Person(string Id, string Name, string Email, Language Language)
{
    /// <summary>When they are away: as the programme file says, no two on one day; what they entered themselves stands before.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>Whether they are away on that day, by the programme's clock.</summary>
    public bool IsAway(DateOnly date) => Absences.Any(absence => absence.Covers(date));
}
