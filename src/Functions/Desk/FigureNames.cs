using System.Globalization;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Desk;

/// <summary>
/// What the counters behind the coordinator's dashboard are called: parts joined by colons, ids of clusters and names of stages in them as
/// they are. There are few of them, whatever the number of exchanges: a day or a week appears in a name only while a step waits.
/// </summary>
internal static class FigureNames
{
    /// <summary>Days from report to payment are told apart up to here; whatever took longer is counted as one day more.</summary>
    public const int MostDays = 30;

    /// <summary>Exchanges of a visitor's cluster that are in a stage; of those that ended, <see cref="Ended"/>.</summary>
    public static string In(Stage stage, string cluster) => $"stage:{stage}:{cluster}";

    /// <summary>Exchanges of a visitor's cluster that ended so.</summary>
    public static string Ended(Ending ending, string cluster) => $"ending:{ending}:{cluster}";

    /// <summary>Exchanges first submitted in a month.</summary>
    public static string Submitted(DateOnly day) => "submitted:" + Month(day);

    /// <summary>Exchanges closed in a month.</summary>
    public static string Closed(DateOnly day) => "closed:" + Month(day);

    /// <summary>Closed exchanges by the visitor's size; those of organisations that are no SME have none.</summary>
    public static string Size(SmeSize? size) => $"size:{(size is { } known and not SmeSize.Large ? known.ToString() : "None")}";

    /// <summary>Visits that took place, or still may, from one cluster to another.</summary>
    public static string Flow(string visiting, string hosting) => $"flow:{visiting}:{hosting}";

    /// <summary>Payments that took so many days from the report to the value date.</summary>
    public static string PaidAfter(int days) => string.Create(CultureInfo.InvariantCulture, $"paid:{Math.Clamp(days, 0, MostDays + 1)}");

    /// <summary>Payments of a cluster within the programme's deadline.</summary>
    public static string PaidInTime(string cluster) => $"in-time:{cluster}";

    /// <summary>Payments of a cluster after the programme's deadline.</summary>
    public static string PaidLate(string cluster) => $"late:{cluster}";

    /// <summary>Exchanges of a stage whose oldest awaited answer has been awaited since the week that began on that Monday.</summary>
    public static string Since(Stage stage, DateOnly monday) => $"since:{stage}:{Day(monday)}";

    /// <summary>Exchanges of a stage whose next deadline falls on that day; once it is past, they are overdue.</summary>
    public static string Due(Stage stage, DateOnly day) => $"due:{stage}:{Day(day)}";

    /// <summary>Answers to the survey, by rating.</summary>
    public static string Rated(int rating) => string.Create(CultureInfo.InvariantCulture, $"rating:{rating}");

    /// <summary>Exchanges of a visitor's cluster of which somebody cannot be written to: a mail was refused for good.</summary>
    public static string MailProblem(string cluster) => $"mail-problem:{cluster}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
