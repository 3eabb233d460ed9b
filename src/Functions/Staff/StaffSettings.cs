using System.Collections.Immutable;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Functions.Staff;

/// <summary>What a member of staff has chosen and entered.</summary>
/// <param name="Person">The person's id in the programme file.</param>
/// <param name="Digest">Whether they want one mail a day instead of a mail for every event.</param>
/// <param name="Absences">When they are away, by date; beside the absences of the programme file.</param>
public sealed record StaffSettings(string Person, bool Digest, ImmutableArray<Absence> Absences)
{
    /// <summary>What holds for somebody who has chosen nothing.</summary>
    public static StaffSettings Of(string person) => new(person, false, []);
}
