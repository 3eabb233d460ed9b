using CE4BIG.Domain.Applications;

namespace CE4BIG.Domain.Programmes;

// Who is on the staff, what they speak, when they are away.
internal static partial class ProgrammeChecks
{
    private static IEnumerable<ProgrammeError> Languages(Programme programme)
    {
        foreach (var language in programme.Languages.Except(programme.FundingStatements.Keys))
            yield return new($"$.fundingStatement.{Codes.Of(language)}", "", "the statement in each of the languages");

        foreach (var (path, person) in PeopleWithPaths(programme).Where(entry => !programme.Languages.Contains(entry.Person.Language)))
            yield return new($"{path}.language", Codes.Of(person.Language), "one of the programme's languages");
    }

    /// <summary>Nobody twice: so manager and deputy, and who approves and who pays, are different people.</summary>
    private static IEnumerable<ProgrammeError> People(Programme programme)
    {
        var people = PeopleWithPaths(programme).ToList();
        return
        [
            .. Twice(people.Select(entry => ($"{entry.Path}.id", entry.Person.Id))),
            .. Twice(people.Select(entry => ($"{entry.Path}.email", EmailAddress.Canonical(entry.Person.Email)))),
        ];
    }

    private static IEnumerable<ProgrammeError> Absences(Programme programme)
    {
        foreach (var (path, person, colleagues) in Circles(programme))
        {
            for (var i = 0; i < person.Absences.Count; i++)
            {
                var (absence, place) = (person.Absences[i], $"{path}.absences[{Number(i)}]");
                if (absence.To < absence.From)
                    yield return new($"{place}.to", Iso(absence.To), $"from, {Iso(absence.From)}, or a day after it");
                else if (person.Absences.Take(i).Any(earlier => earlier.From <= absence.To && absence.From <= earlier.To))
                    yield return new($"{place}.from", Iso(absence.From), "days that none of the person's other absences covers");

                var others = colleagues.Where(colleague => colleague.Id != person.Id).Select(colleague => colleague.Id).ToList();
                if (absence.StandIn is { } standIn && !others.Contains(standIn, StringComparer.Ordinal))
                {
                    yield return new(
                        $"{place}.standIn",
                        standIn,
                        others.Count == 0 ? "null, since there is no colleague" : $"one of {string.Join(", ", others)}, or null");
                }
            }
        }
    }

    /// <summary>
    /// Everybody with those who may stand in: who decides for who decides, who pays for who pays, in one cluster; coordinators for
    /// each other.
    /// </summary>
    private static IEnumerable<(string Path, Person Person, IReadOnlyList<Person> Colleagues)> Circles(Programme programme)
        => programme.Clusters.SelectMany((cluster, i) => Circles($"$.clusters[{Number(i)}]", cluster))
            .Concat(Circle("$.coordinators", programme.Coordinators, programme.Coordinators));

    private static IEnumerable<(string Path, Person Person, IReadOnlyList<Person> Colleagues)> Circles(string path, Cluster cluster)
    {
        IReadOnlyList<Person> deciding = [.. cluster.Managers, .. cluster.Deputies];
        return
        [
            .. Circle($"{path}.managers", cluster.Managers, deciding),
            .. Circle($"{path}.deputies", cluster.Deputies, deciding),
            .. Circle($"{path}.finance", cluster.Finance, cluster.Finance),
        ];
    }

    private static IEnumerable<(string Path, Person Person, IReadOnlyList<Person> Colleagues)> Circle(
        string path, IReadOnlyList<Person> people, IReadOnlyList<Person> colleagues)
        => people.Select((person, i) => ($"{path}[{Number(i)}]", person, colleagues));

    private static IEnumerable<(string Path, Person Person)> PeopleWithPaths(Programme programme)
        => Circles(programme).Select(entry => (entry.Path, entry.Person));
}
