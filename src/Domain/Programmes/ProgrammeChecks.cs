using System.Globalization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Programmes;

/// <summary>What must hold between the parts of a programme file, each of which is right by itself.</summary>
internal static partial class ProgrammeChecks
{
    // A fortnight without a working day is a slip; deadlines could not be computed.
    private const int LongestClosureDays = 14;

    public static IEnumerable<ProgrammeError> Run(Programme programme)
        =>
        [
            .. Dates(programme),
            .. Languages(programme),
            .. People(programme),
            .. Absences(programme),
            .. Clusters(programme),
            .. Money(programme),
            .. Rates(programme),
            .. Evidence(programme),
            .. Timings(programme),
            .. Keeping(programme),
        ];

    private static IEnumerable<ProgrammeError> Dates(Programme programme)
    {
        if (programme.OpenTo <= programme.OpenFrom)
            yield return new("$.openTo", Iso(programme.OpenTo), $"a day after openFrom, {Iso(programme.OpenFrom)}");

        var duration = programme.Duration;
        if (duration.MaxCalendarDays < duration.MinWorkingDays)
            yield return new("$.duration.maxCalendarDays", Number(duration.MaxCalendarDays), $"at least minWorkingDays, {Number(duration.MinWorkingDays)}");
        else if (duration.MaxCalendarDays < duration.MinCalendarDays)
            yield return new("$.duration.maxCalendarDays", Number(duration.MaxCalendarDays), $"at least minCalendarDays, {Number(duration.MinCalendarDays)}");

        if (programme.Virtual is { } @virtual)
        {
            if (@virtual.To < @virtual.From)
                yield return new("$.virtual.to", Iso(@virtual.To), $"virtual.from, {Iso(@virtual.From)}, or a day after it");
            else if (@virtual.To < programme.OpenFrom || @virtual.From > programme.OpenTo)
                yield return new("$.virtual.from", Iso(@virtual.From), $"days of the open period, {Iso(programme.OpenFrom)} to {Iso(programme.OpenTo)}");
        }

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

    private static IEnumerable<ProgrammeError> Clusters(Programme programme)
    {
        foreach (var error in Twice(programme.Clusters.Select((cluster, i) => ($"$.clusters[{Number(i)}].id", cluster.Id))))
            yield return error;

        var total = Amounts.Money.Zero;
        for (var i = 0; i < programme.Clusters.Count; i++)
        {
            var cluster = programme.Clusters[i];
            if (!programme.EligibleCountries.Contains(cluster.Country))
                yield return new($"$.clusters[{Number(i)}].country", cluster.Country.Value, "one of the eligible countries");

            if (programme.FourEyesFrom is not null && cluster.Finance.Count < 2)
                yield return new($"$.clusters[{Number(i)}].finance", "1", "two at least, since payment.fourEyesFromEur asks two of them; or null there");

            total += cluster.Budget;
            if (total > programme.ProjectBudget)
                yield return new($"$.clusters[{Number(i)}].budgetEur", cluster.Budget.ToString(), $"clusters' budgets that together keep within projectBudgetEur, {programme.ProjectBudget}");
        }
    }

    private static IEnumerable<ProgrammeError> Money(Programme programme)
    {
        if (!programme.Approvals.Contains(StepKind.VisitingApproval))
            yield return new("$.approvals", "hosting", "visiting among them: the visitor's cluster pays, so it decides");

        if (programme.DeMinimis is { } limit && limit < programme.LumpSum.Maximum)
            yield return new("$.eligibility.deMinimisEur", limit.ToString(), $"at least lumpSum.maximumEur, {programme.LumpSum.Maximum}");
    }

    private static List<ProgrammeError> Rates(Programme programme)
    {
        var tables = programme.LumpSum.Rates;
        List<ProgrammeError> errors = [.. Twice(tables.Select((table, i) => ($"$.lumpSum.rates[{Number(i)}].version", table.Version)))];
        for (var i = 0; i < tables.Count; i++)
        {
            var (table, path) = (tables[i], $"$.lumpSum.rates[{Number(i)}]");
            if (table.ValidTo < table.ValidFrom)
                errors.Add(new($"{path}.validTo", Iso(table.ValidTo.Value), $"validFrom, {Iso(table.ValidFrom)}, or a day after it"));
            else if (tables.Take(i).FirstOrDefault(earlier => Overlap(earlier, table)) is { } other)
                errors.Add(new($"{path}.validFrom", Iso(table.ValidFrom), $"days on which no other table is valid; {other.Version} is"));

            errors.AddRange(programme.EligibleCountries.Except(table.Ceilings.Keys)
                .OrderBy(country => country.Value, StringComparer.Ordinal)
                .Select(country => new ProgrammeError($"{path}.ceilingsEur.{country}", "", "a ceiling for each of the eligible countries")));
        }

        // Of tables whose days are wrong it cannot be said which days they leave out.
        if (errors.Count == 0 && FirstDayWithoutRates(programme) is { } day)
            errors.Add(new("$.lumpSum.rates", $"no table on {Iso(day)}", $"a table for each day from openFrom to openTo, {Iso(programme.OpenTo)}"));

        return errors;
    }

    private static DateOnly? FirstDayWithoutRates(Programme programme)
    {
        for (var day = programme.OpenFrom; day <= programme.OpenTo; day = day.AddDays(1))
        {
            if (programme.LumpSum.RatesOn(day) is null)
                return day;
        }

        return null;
    }

    private static bool Overlap(RateTable one, RateTable other)
        => one.ValidFrom <= (other.ValidTo ?? DateOnly.MaxValue) && other.ValidFrom <= (one.ValidTo ?? DateOnly.MaxValue);

    private static IEnumerable<ProgrammeError> Evidence(Programme programme)
        => Twice(programme.Evidence.Select((item, i) => ($"$.evidence[{Number(i)}].key", item.Key)));

    private static IEnumerable<ProgrammeError> Timings(Programme programme)
    {
        var timings = programme.Timings;
        foreach (var kind in Programmes.Timings.Kinds)
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

        if (timings.For(StepKind.NewDates).DueDays > programme.Postponement.MaxParkedDays)
        {
            yield return new(
                "$.timings.new-dates.dueDays",
                Number(timings.For(StepKind.NewDates).DueDays),
                $"at most postponement.maxParkedDays, {Number(programme.Postponement.MaxParkedDays)}");
        }

        foreach (var error in Falling("$.timings.travel.remindBeforeStartDays", timings.TravelReminderDaysBefore))
            yield return error;

        foreach (var error in Falling("$.timings.draft.remindBeforeCloseDays", timings.DraftReminderDaysBefore))
            yield return error;
    }

    private static IEnumerable<ProgrammeError> Keeping(Programme programme)
    {
        var retention = programme.Retention;
        if (retention.YearsIfSmallGrant > retention.Years)
            yield return new("$.retention.yearsIfSmallGrant", Number(retention.YearsIfSmallGrant), $"at most years, {Number(retention.Years)}");

        if (retention.FinalPaymentOn < programme.OpenFrom)
            yield return new("$.retention.finalPaymentOn", Iso(retention.FinalPaymentOn.Value), $"openFrom, {Iso(programme.OpenFrom)}, or a day after it, or null");
    }

    private static IEnumerable<ProgrammeError> Falling(string path, IReadOnlyList<int> days)
    {
        for (var i = 1; i < days.Count; i++)
        {
            if (days[i] >= days[i - 1])
                yield return new($"{path}[{Number(i)}]", Number(days[i]), "fewer days than the one before");
        }
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

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
