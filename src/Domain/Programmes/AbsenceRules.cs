using System.Collections.Immutable;

namespace CE4BIG.Domain.Programmes;

/// <summary>The absences that staff enter themselves, beside those of the programme's file (domain: What people suffer from, "approvers on holiday").</summary>
public static class AbsenceRules
{
    /// <summary>How many absences one person may have entered.</summary>
    public const int Most = 12;

    /// <summary>How many days one absence may last, both ends included.</summary>
    public const int LongestDays = 366;

    /// <summary>The colleagues who may stand in: who decides for who decides, who pays for who pays, in one cluster; coordinators for each other.</summary>
    public static IReadOnlyList<Person> StandIns(Programme programme, string personId) => [.. Circle(programme, personId).Where(p => p.Id != personId)];

    /// <summary>What is wrong with an absence; null where nothing is.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="personId">Who goes away.</param>
    /// <param name="known">The absences the person has entered already.</param>
    /// <param name="added">The new one.</param>
    /// <param name="today">The date, by the programme's clock.</param>
    public static AbsenceProblem? Check(Programme programme, string personId, IReadOnlyCollection<Absence> known, Absence added, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(added);
        return added.To < added.From ? AbsenceProblem.EndsBeforeItBegins
            : added.To < today ? AbsenceProblem.IsOver
            : added.To.DayNumber - added.From.DayNumber >= LongestDays ? AbsenceProblem.TooLong
            : known.Any(other => other.From <= added.To && added.From <= other.To) ? AbsenceProblem.Overlaps
            : known.Count >= Most ? AbsenceProblem.TooMany
            : added.StandIn is { } id && StandIns(programme, personId).All(p => p.Id != id) ? AbsenceProblem.NoSuchStandIn
            : null;
    }

    /// <summary>
    /// The first working day of an absence, from today on, on which nobody is left who could be asked instead; null where there is none.
    /// </summary>
    /// <param name="programme">The programme with everybody's absences.</param>
    /// <param name="personId">Who is away.</param>
    /// <param name="absence">When.</param>
    /// <param name="today">The date, by the programme's clock.</param>
    public static DateOnly? FirstDayWithNobody(Programme programme, string personId, Absence absence, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(absence);
        var others = StandIns(programme, personId);
        for (var day = absence.From > today ? absence.From : today; day <= absence.To; day = day.AddDays(1))
        {
            if (programme.Calendar.IsWorkingDay(day) && others.All(p => p.IsAway(day)))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>The programme with the absences that people entered beside those of its file; on a day of both, the entered one names the stand-in.</summary>
    /// <param name="programme">As its file has it.</param>
    /// <param name="entered">Person's id → the absences they entered.</param>
    public static Programme Apply(Programme programme, IReadOnlyDictionary<string, ImmutableArray<Absence>> entered)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(entered);
        IReadOnlyList<Person> With(IReadOnlyList<Person> people) =>
            [.. people.Select(p => entered.TryGetValue(p.Id, out var absences) && absences.Length > 0 ? p with { Absences = [.. absences, .. p.Absences] } : p)];

        return programme with
        {
            Coordinators = With(programme.Coordinators),
            Clusters = [.. programme.Clusters.Select(c => c with { Managers = With(c.Managers), Deputies = With(c.Deputies), Finance = With(c.Finance) })],
        };
    }

    private static IEnumerable<Person> Circle(Programme programme, string personId)
    {
        ArgumentNullException.ThrowIfNull(programme);
        IEnumerable<IReadOnlyList<Person>> circles =
        [
            .. programme.Clusters.SelectMany(c => (IReadOnlyList<Person>[])[[.. c.Managers, .. c.Deputies], c.Finance]),
            programme.Coordinators,
        ];
        return circles.FirstOrDefault(circle => circle.Any(p => p.Id == personId)) ?? [];
    }
}
