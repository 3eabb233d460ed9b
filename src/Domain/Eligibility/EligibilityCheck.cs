using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;
using static CE4BIG.Domain.Applications.ApplicationFields;

namespace CE4BIG.Domain.Eligibility;

/// <summary>Holds an application against its programme (domain: What the scheme requires).</summary>
public static class EligibilityCheck
{
    /// <summary>Every rule that concerns the application, each with how it came out; it is eligible when all passed.</summary>
    /// <param name="application">The application.</param>
    /// <param name="programme">Its programme.</param>
    /// <param name="today">The date in the programme's time zone.</param>
    /// <param name="facts">What only the store knows.</param>
    public static IReadOnlyList<RuleOutcome> Run(Application application, Programme programme, DateOnly today, EligibilityFacts facts)
        => Run(EligibilityCase.Of(application, programme, facts), programme, today);

    /// <summary>Every rule that can be told from what is known so far, each with how it came out.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="today">The date in the programme's time zone.</param>
    public static IReadOnlyList<RuleOutcome> Run(EligibilityCase known, Programme programme, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(programme);
        return
        [
            .. Organisations(known, programme),
            .. Countries(known, programme),
            .. Clusters(known, programme),
            .. Length(known, programme),
            .. Dates(known, programme, today),
            .. Aid(known, programme),
            .. Declared(known, programme),
            .. Visits(known, programme),
        ];
    }

    private static IEnumerable<RuleOutcome> Organisations(EligibilityCase known, Programme programme)
    {
        if (known.VisitorKind is { } visitor)
            yield return Kind(EligibilityRule.VisitorKindAllowed, visitor, programme.VisitorKinds, VisitorKind);

        if (known.HostKind is { } host)
            yield return Kind(EligibilityRule.HostKindAllowed, host, programme.HostKinds, HostKind);

        if (known is { VisitorKind: OrganisationKind.Sme, Figures: { } figures })
            yield return new(EligibilityRule.VisitorIsSme, figures.Size is not SmeSize.Large, VisitorStaff, new() { Figures = figures });
    }

    private static IEnumerable<RuleOutcome> Countries(EligibilityCase known, Programme programme)
    {
        if (known.VisitorCountry is { } visitor)
            yield return Country(EligibilityRule.VisitorCountryEligible, visitor, programme, VisitorCountry);

        if (known.HostCountry is { } host)
            yield return Country(EligibilityRule.HostCountryEligible, host, programme, HostCountry);

        if (programme.CrossBorderRequired && known is { VisitorCountry: { } from, HostCountry: { } to })
            yield return new(EligibilityRule.CrossBorder, from != to, HostCountry, new() { Country = from });
    }

    private static IEnumerable<RuleOutcome> Clusters(EligibilityCase known, Programme programme)
    {
        if (known.VisitorCluster is { } visitor)
            yield return Cluster(EligibilityRule.VisitorClusterKnown, visitor, programme, VisitorCluster);

        if (known.HostCluster is { } host)
            yield return Cluster(EligibilityRule.HostClusterKnown, host, programme, HostCluster);

        if (programme.DifferentClustersRequired && known is { VisitorCluster: { } from, HostCluster: { } to })
            yield return new(EligibilityRule.DifferentClusters, from != to, HostCluster, new() { ClusterId = from });
    }

    private static IEnumerable<RuleOutcome> Length(EligibilityCase known, Programme programme)
    {
        var dates = new RuleFacts { Start = known.Dates?.Start, End = known.Dates?.End };
        if (known.WorkingDays is { } working)
        {
            yield return new(
                EligibilityRule.EnoughWorkingDays,
                working >= programme.Duration.MinWorkingDays,
                EndDate,
                dates with { Count = working, Limit = programme.Duration.MinWorkingDays });
        }

        // Enough working days are enough calendar days, unless more of these are asked for.
        if (known.CalendarDays is { } days && programme.Duration.MinCalendarDays > programme.Duration.MinWorkingDays)
        {
            yield return new(
                EligibilityRule.EnoughCalendarDays,
                days >= programme.Duration.MinCalendarDays,
                EndDate,
                dates with { Count = days, Limit = programme.Duration.MinCalendarDays });
        }

        if (known.CalendarDays is { } length)
        {
            yield return new(
                EligibilityRule.NotTooLong,
                length <= programme.Duration.MaxCalendarDays,
                EndDate,
                dates with { Count = length, Limit = programme.Duration.MaxCalendarDays });
        }
    }

    private static IEnumerable<RuleOutcome> Dates(EligibilityCase known, Programme programme, DateOnly today)
    {
        if (known.Dates is not var (start, end))
            yield break;

        var dates = new RuleFacts { Start = start, End = end };
        yield return new(
            EligibilityRule.InsideProgramme,
            start >= programme.OpenFrom && end <= programme.OpenTo,
            start < programme.OpenFrom ? StartDate : EndDate,
            dates with { From = programme.OpenFrom, To = programme.OpenTo });
        yield return new(EligibilityRule.StartsInFuture, start > today, StartDate, dates with { From = today.AddDays(1) });
        if (known.IsVirtual is true)
        {
            yield return new(
                EligibilityRule.VirtualAllowed,
                programme.Virtual is { } allowed && start >= allowed.From && end <= allowed.To,
                Virtual,
                dates with { From = programme.Virtual?.From, To = programme.Virtual?.To });
        }
    }

    /// <summary>Counted with the most that any visit may bring, so that a later, dearer host cannot break the limit.</summary>
    private static IEnumerable<RuleOutcome> Aid(EligibilityCase known, Programme programme)
    {
        if (programme.DeMinimis is not { } limit || known.DeMinimisReceived is not { } received)
            yield break;

        var maximum = programme.LumpSum.Maximum;
        yield return new(
            EligibilityRule.DeMinimisWithinLimit,
            received + maximum <= limit,
            DeMinimisEur,
            new() { Amount = received, Maximum = maximum, AmountLimit = limit });
    }

    private static IEnumerable<RuleOutcome> Declared(EligibilityCase known, Programme programme)
    {
        if (known.Declarations is not { } declared)
            yield break;

        var missing = known.VisitorKind is OrganisationKind.Sme && !declared.Sme ? DeclareSme
            : !declared.Membership ? DeclareMembership
            : !declared.NoDoubleFunding ? DeclareNoDoubleFunding
            : programme.DeMinimis is not null && !declared.DeMinimis ? DeclareDeMinimis
            : !declared.Privacy ? DeclarePrivacy
            : null;
        yield return new(EligibilityRule.DeclarationsGiven, missing is null, missing ?? DeclareSme, new());
    }

    private static IEnumerable<RuleOutcome> Visits(EligibilityCase known, Programme programme)
    {
        if (known.HasVisited is { } visited)
            yield return new(EligibilityRule.VisitorHasNotVisited, !visited, VisitorOrganisation, new() { Limit = programme.VisitsPerVisitor });
    }

    private static RuleOutcome Kind(EligibilityRule rule, OrganisationKind kind, IReadOnlySet<OrganisationKind> allowed, string field)
        => new(rule, allowed.Contains(kind), field, new() { Kind = kind, AllowedKinds = [.. allowed.Order()] });

    private static RuleOutcome Country(EligibilityRule rule, CountryCode country, Programme programme, string field)
        => new(rule, programme.EligibleCountries.Contains(country), field, new() { Country = country });

    private static RuleOutcome Cluster(EligibilityRule rule, string id, Programme programme, string field)
        => new(rule, programme.FindCluster(id) is not null, field, new() { ClusterId = id });
}
