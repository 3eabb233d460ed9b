using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Eligibility;

/// <summary>"Am I eligible?" in three questions, before anybody fills in an application. The answers are held against the application's own rules.</summary>
public static class QuickCheck
{
    /// <summary>What the visitor is.</summary>
    public const string Kind = "check-kind";

    /// <summary>The visitor's cluster, by id, or <see cref="NoCluster"/>.</summary>
    public const string Cluster = "check-cluster";

    /// <summary>Where the visitor is registered.</summary>
    public const string Home = "check-home";

    /// <summary>Where the host is registered.</summary>
    public const string Host = "check-host";

    /// <summary>Working days of the visit.</summary>
    public const string WorkingDays = "check-days";

    /// <summary>Days of the visit, first and last included.</summary>
    public const string CalendarDays = "check-span";

    /// <summary>How many visits the visitor has made in this programme.</summary>
    public const string Visits = "check-visits";

    /// <summary>What stands for none of the clusters; no cluster is called so.</summary>
    public const string NoCluster = "-";

    private const int MostDays = 366;
    private const int MostVisits = 99;

    /// <summary>All questions in the form's order.</summary>
    public static IReadOnlyList<string> Fields { get; } = [Kind, Cluster, Home, Host, WorkingDays, CalendarDays, Visits];

    /// <summary>What the answers say, or every one to mend.</summary>
    public static Parsed<EligibilityCase, FieldError> Read(IReadOnlyDictionary<string, string> fields, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(programme);
        var reader = new FieldReader(fields);
        var known = new EligibilityCase
        {
            VisitorKind = ApplicationReader.ReadKind(reader, Kind),
            VisitorCluster = reader.Line(Cluster, ApplicationLimits.ClusterId),
            VisitorCountry = reader.Choice<CountryCode>(Home, CountryCode.TryParse),
            HostCountry = reader.Choice<CountryCode>(Host, CountryCode.TryParse),
            WorkingDays = reader.WholeNumber(WorkingDays, 1, MostDays),
            CalendarDays = reader.WholeNumber(CalendarDays, 1, MostDays),
            HasVisited = reader.WholeNumber(Visits, 0, MostVisits) >= programme.VisitsPerVisitor,
        };
        if (reader.IsRight(WorkingDays) && known.CalendarDays < known.WorkingDays)
            reader.Refuse(CalendarDays, FieldProblem.TooSmall, known.WorkingDays);

        return reader.Errors.Count == 0 ? new(known, []) : new(null, reader.Errors);
    }
}
