using System.Globalization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Programmes;

/// <summary>What must hold between the parts of a programme file, each of which is right by itself.</summary>
internal static class ProgrammeChecks
{
    // A fortnight without a working day is a slip; deadlines could not be computed.
    private const int LongestClosureDays = 14;

    public static IEnumerable<ProgrammeError> Run(Programme programme)
        => [.. Dates(programme), .. Languages(programme), .. People(programme), .. Clusters(programme), .. Rates(programme), .. Evidence(programme), .. Timings(programme.Timings)];

    private static IEnumerable<ProgrammeError> Dates(Programme programme)
    {
        if (programme.OpenTo <= programme.OpenFrom)
            yield return new("$.openTo", Iso(programme.OpenTo), $"a day after openFrom, {Iso(programme.OpenFrom)}");

        if (programme.Duration.MaxCalendarDays < programme.Duration.MinWorkingDays)
            yield return new("$.duration.maxCalendarDays", Number(programme.Duration.MaxCalendarDays), $"at least minWorkingDays, {Number(programme.Duration.MinWorkingDays)}");

        if (LongestClosure(programme) > LongestClosureDays)
            yield return new("$.closureDays", $"{Number(programme.Calendar.ClosureDays.Count)} days", $"a working day at least every {Number(LongestClosureDays)} days");
    }

    private static int LongestClosure(Programme programme)
    {
        var (longest, current) = (0, 0);

        // Beyond the open period as well: reports and payments follow visits.
        for (var day = programme.OpenFrom; day < programme.OpenTo.AddYears(2); day = day.AddDays(1))
        {
            current = programme.Calendar.IsWorkingDay(day) ? 0 : current + 1;
            longest = Math.Max(longest, current);
        }

        return longest;
    }

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

    private static IEnumerable<ProgrammeError> Clusters(Programme programme)
    {
        foreach (var error in Twice(programme.Clusters.Select((cluster, i) => ($"$.clusters[{Number(i)}].id", cluster.Id))))
            yield return error;

        var total = Money.Zero;
        for (var i = 0; i < programme.Clusters.Count; i++)
        {
            var cluster = programme.Clusters[i];
            if (!programme.EligibleCountries.Contains(cluster.Country))
                yield return new($"$.clusters[{Number(i)}].country", cluster.Country.Value, "one of the eligible countries");

            total += cluster.Budget;
            if (total > programme.ProjectBudget)
                yield return new($"$.clusters[{Number(i)}].budgetEur", cluster.Budget.ToString(), $"clusters' budgets that together keep within projectBudgetEur, {programme.ProjectBudget}");
        }
    }

    private static IEnumerable<ProgrammeError> Rates(Programme programme)
    {
        var ceilings = programme.LumpSum.Rates.Ceilings;
        foreach (var country in programme.EligibleCountries.Except(ceilings.Keys).OrderBy(country => country.Value, StringComparer.Ordinal))
            yield return new($"$.lumpSum.rates.ceilingsEur.{country}", "", "a ceiling for each of the eligible countries");
    }

    private static IEnumerable<ProgrammeError> Evidence(Programme programme)
        => Twice(programme.Evidence.Select((item, i) => ($"$.evidence[{Number(i)}].key", item.Key)));

    private static IEnumerable<ProgrammeError> Timings(Timings timings)
    {
        foreach (var kind in Enum.GetValues<StepKind>().Where(kind => kind is not StepKind.Travel))
        {
            var path = $"$.timings.{StepKey.Name(kind)}";
            var timing = timings.For(kind);
            foreach (var error in Rising($"{path}.remindAfterDays", timing.RemindAfterDays))
                yield return error;

            for (var i = 0; i < timing.RemindAfterDays.Count; i++)
            {
                if (timing.RemindAfterDays[i] > timing.DueDays)
                    yield return new($"{path}.remindAfterDays[{Number(i)}]", Number(timing.RemindAfterDays[i]), $"at most dueDays, {Number(timing.DueDays)}");
            }

            if (timing.EscalateAfterDays > timing.DueDays)
                yield return new($"{path}.escalateAfterDays", Number(timing.EscalateAfterDays.Value), $"at most dueDays, {Number(timing.DueDays)}");
        }

        foreach (var error in Rising("$.timings.travel.remindBeforeStartDays", [.. timings.TravelReminderDaysBefore.Select(days => -days)]))
            yield return error with { Value = error.Value.TrimStart('-'), Allowed = "fewer days than the one before" };
    }

    private static IEnumerable<ProgrammeError> Rising(string path, IReadOnlyList<int> days)
    {
        for (var i = 1; i < days.Count; i++)
        {
            if (days[i] <= days[i - 1])
                yield return new($"{path}[{Number(i)}]", Number(days[i]), "more days than the one before");
        }
    }

    private static IEnumerable<ProgrammeError> Twice(IEnumerable<(string Path, string Value)> entries)
    {
        Dictionary<string, string> first = new(StringComparer.Ordinal);
        foreach (var (path, value) in entries)
        {
            if (!first.TryAdd(value, path))
                yield return new(path, value, $"something that does not stand elsewhere; it is at {first[value]}");
        }
    }

    private static IEnumerable<(string Path, Person Person)> PeopleWithPaths(Programme programme)
        => programme.Clusters
            .SelectMany((cluster, i) => new[] { ("managers", cluster.Managers), ("deputies", cluster.Deputies), ("finance", cluster.Finance) }
                .SelectMany(role => role.Item2.Select((person, j) => ($"$.clusters[{Number(i)}].{role.Item1}[{Number(j)}]", person))))
            .Concat(programme.Coordinators.Select((person, i) => ($"$.coordinators[{Number(i)}]", person)));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
