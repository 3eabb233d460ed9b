using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
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
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(facts);
        return
        [
            .. Organisations(application.Visitor, application.Host, programme),
            .. Places(application.Visitor, application.Host, programme),
            .. Dates(application.Visit, programme, today),
            .. Aid(application, programme),
            Declared(application, programme),
            new(EligibilityRule.VisitorHasNotVisited, !facts.HasVisited, VisitorOrganisation, new() { Limit = programme.VisitsPerVisitor }),
        ];
    }

    private static IEnumerable<RuleOutcome> Organisations(Visitor visitor, Host host, Programme programme)
    {
        yield return Kind(EligibilityRule.VisitorKindAllowed, visitor.Kind, programme.VisitorKinds, VisitorKind);
        yield return Kind(EligibilityRule.HostKindAllowed, host.Kind, programme.HostKinds, HostKind);
        if (visitor.Kind is OrganisationKind.Sme)
            yield return new(EligibilityRule.VisitorIsSme, visitor.Figures is { Size: not SmeSize.Large }, VisitorStaff, new() { Figures = visitor.Figures });
    }

    private static IEnumerable<RuleOutcome> Places(Visitor visitor, Host host, Programme programme)
    {
        yield return new(
            EligibilityRule.VisitorCountryEligible,
            programme.EligibleCountries.Contains(visitor.Country),
            VisitorCountry,
            new() { Country = visitor.Country });
        yield return new(
            EligibilityRule.HostCountryEligible,
            programme.EligibleCountries.Contains(host.Country),
            HostCountry,
            new() { Country = host.Country });
        if (programme.CrossBorderRequired)
            yield return new(EligibilityRule.CrossBorder, visitor.Country != host.Country, HostCountry, new() { Country = visitor.Country });

        yield return Cluster(EligibilityRule.VisitorClusterKnown, visitor.ClusterId, programme, VisitorCluster);
        yield return Cluster(EligibilityRule.HostClusterKnown, host.ClusterId, programme, HostCluster);
        if (programme.DifferentClustersRequired)
            yield return new(EligibilityRule.DifferentClusters, visitor.ClusterId != host.ClusterId, HostCluster, new() { ClusterId = visitor.ClusterId });
    }

    private static IEnumerable<RuleOutcome> Dates(Visit visit, Programme programme, DateOnly today)
    {
        var (start, end) = (visit.Start, visit.End);
        var workingDays = programme.Calendar.WorkingDaysBetween(start, end);
        var calendarDays = end.DayNumber - start.DayNumber + 1;
        var dates = new RuleFacts { Start = start, End = end };
        yield return new(
            EligibilityRule.EnoughWorkingDays,
            workingDays >= programme.Duration.MinWorkingDays,
            EndDate,
            dates with { Count = workingDays, Limit = programme.Duration.MinWorkingDays });

        // Enough working days are enough calendar days, unless more of these are asked for.
        if (programme.Duration.MinCalendarDays > programme.Duration.MinWorkingDays)
        {
            yield return new(
                EligibilityRule.EnoughCalendarDays,
                calendarDays >= programme.Duration.MinCalendarDays,
                EndDate,
                dates with { Count = calendarDays, Limit = programme.Duration.MinCalendarDays });
        }

        yield return new(
            EligibilityRule.NotTooLong,
            calendarDays <= programme.Duration.MaxCalendarDays,
            EndDate,
            dates with { Count = calendarDays, Limit = programme.Duration.MaxCalendarDays });
        yield return new(
            EligibilityRule.InsideProgramme,
            start >= programme.OpenFrom && end <= programme.OpenTo,
            start < programme.OpenFrom ? StartDate : EndDate,
            dates with { From = programme.OpenFrom, To = programme.OpenTo });
        yield return new(EligibilityRule.StartsInFuture, start > today, StartDate, dates with { From = today.AddDays(1) });
        if (visit.IsVirtual)
        {
            yield return new(
                EligibilityRule.VirtualAllowed,
                programme.Virtual is { } allowed && start >= allowed.From && end <= allowed.To,
                Virtual,
                dates with { From = programme.Virtual?.From, To = programme.Virtual?.To });
        }
    }

    /// <summary>Counted with the most that any visit may bring, so that a later, dearer host cannot break the limit.</summary>
    private static IEnumerable<RuleOutcome> Aid(Application application, Programme programme)
    {
        if (programme.DeMinimis is not { } limit)
            yield break;

        var received = application.DeMinimisReceived ?? Money.Zero;
        var maximum = programme.LumpSum.Maximum;
        yield return new(
            EligibilityRule.DeMinimisWithinLimit,
            received + maximum <= limit,
            DeMinimisEur,
            new() { Amount = received, Maximum = maximum, AmountLimit = limit });
    }

    private static RuleOutcome Kind(EligibilityRule rule, OrganisationKind kind, IReadOnlySet<OrganisationKind> allowed, string field)
        => new(rule, allowed.Contains(kind), field, new() { Kind = kind, AllowedKinds = [.. allowed.Order()] });

    private static RuleOutcome Cluster(EligibilityRule rule, string id, Programme programme, string field)
        => new(rule, programme.FindCluster(id) is not null, field, new() { ClusterId = id });

    private static RuleOutcome Declared(Application application, Programme programme)
    {
        var declared = application.Declarations;
        var missing = application.Visitor.Kind is OrganisationKind.Sme && !declared.Sme ? DeclareSme
            : !declared.Membership ? DeclareMembership
            : !declared.NoDoubleFunding ? DeclareNoDoubleFunding
            : programme.DeMinimis is not null && !declared.DeMinimis ? DeclareDeMinimis
            : !declared.Privacy ? DeclarePrivacy
            : null;
        return new(EligibilityRule.DeclarationsGiven, missing is null, missing ?? DeclareSme, new());
    }
}
