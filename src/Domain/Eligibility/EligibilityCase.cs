using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Eligibility;

/// <summary>
/// What is known of an exchange that somebody plans. What is null is not known yet, and the rules that need it are left out: so a first
/// question, a half-written form and a whole application are held against the same rules.
/// </summary>
public sealed record EligibilityCase
{
    /// <summary>What the visitor is.</summary>
    public OrganisationKind? VisitorKind { get; init; }

    /// <summary>The visitor's size; looked at where it is an SME.</summary>
    public SmeFigures? Figures { get; init; }

    /// <summary>Where the visitor is registered.</summary>
    public CountryCode? VisitorCountry { get; init; }

    /// <summary>The visitor's cluster, by id.</summary>
    public string? VisitorCluster { get; init; }

    /// <summary>What the host is.</summary>
    public OrganisationKind? HostKind { get; init; }

    /// <summary>Where the host is registered.</summary>
    public CountryCode? HostCountry { get; init; }

    /// <summary>The host's cluster, by id.</summary>
    public string? HostCluster { get; init; }

    /// <summary>First and last day of the visit.</summary>
    public (DateOnly Start, DateOnly End)? Dates { get; init; }

    /// <summary>Working days of the visit.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>Days of the visit, first and last included.</summary>
    public int? CalendarDays { get; init; }

    /// <summary>Whether nobody travels.</summary>
    public bool? IsVirtual { get; init; }

    /// <summary>De minimis aid received in the last three years.</summary>
    public Money? DeMinimisReceived { get; init; }

    /// <summary>What the visitor declared.</summary>
    public Declarations? Declarations { get; init; }

    /// <summary>Whether the visitor has used up its visits.</summary>
    public bool? HasVisited { get; init; }

    /// <summary>A whole application.</summary>
    public static EligibilityCase Of(Application application, Programme programme, EligibilityFacts facts)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(facts);
        return new EligibilityCase
        {
            VisitorKind = application.Visitor.Kind,
            Figures = application.Visitor.Figures,
            VisitorCountry = application.Visitor.Country,
            VisitorCluster = application.Visitor.ClusterId,
            HostKind = application.Host.Kind,
            HostCountry = application.Host.Country,
            HostCluster = application.Host.ClusterId,
            IsVirtual = application.Visit.IsVirtual,
            DeMinimisReceived = application.DeMinimisReceived ?? Money.Zero,
            Declarations = application.Declarations,
            HasVisited = facts.HasVisited,
        }.During(application.Visit.Start, application.Visit.End, programme);
    }

    /// <summary>The same with these dates, and the days counted.</summary>
    public EligibilityCase During(DateOnly start, DateOnly end, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return this with
        {
            Dates = (start, end),
            WorkingDays = programme.Calendar.WorkingDaysBetween(start, end),
            CalendarDays = end.DayNumber - start.DayNumber + 1,
        };
    }
}
