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

    /// <summary>What parts the parts.</summary>
    public const char Separator = ':';

    /// <summary>How the names of <see cref="In"/> begin.</summary>
    public const string InStage = "stage";

    /// <summary>How the names of <see cref="Ended"/> begin.</summary>
    public const string WithEnding = "ending";

    /// <summary>How the names of <see cref="Flow"/> begin.</summary>
    public const string FlowBetween = "flow";

    /// <summary>How the names of <see cref="PaidAfter"/> begin.</summary>
    public const string PaidDays = "paid";

    /// <summary>How the names of <see cref="Since"/> begin.</summary>
    public const string WaitingSince = "since";

    /// <summary>How the names of <see cref="Due"/> begin.</summary>
    public const string NextDue = "due";

    private const string DayFormat = "yyyy-MM-dd";
    private const int DaysOfWeek = 7;

    /// <summary>Exchanges of a visitor's cluster that are in a stage; of those that ended, <see cref="Ended"/>.</summary>
    public static string In(Stage stage, string cluster) => $"{InStage}:{stage}:{cluster}";

    /// <summary>Exchanges of a visitor's cluster that ended so.</summary>
    public static string Ended(Ending ending, string cluster) => $"{WithEnding}:{ending}:{cluster}";

    /// <summary>Exchanges first submitted in a month.</summary>
    public static string Submitted(DateOnly day) => "submitted:" + Month(day);

    /// <summary>Exchanges closed in a month.</summary>
    public static string Closed(DateOnly day) => "closed:" + Month(day);

    /// <summary>Closed exchanges by the visitor's size; those of organisations that are no SME have none.</summary>
    public static string Size(SmeSize? size) => $"size:{(size is { } known and not SmeSize.Large ? known.ToString() : "None")}";

    /// <summary>Visits that took place, or still may, from one cluster to another.</summary>
    public static string Flow(string visiting, string hosting) => $"{FlowBetween}:{visiting}:{hosting}";

    /// <summary>Payments that took so many days from the report to the value date.</summary>
    public static string PaidAfter(int days) => string.Create(CultureInfo.InvariantCulture, $"{PaidDays}:{Math.Clamp(days, 0, MostDays + 1)}");

    /// <summary>Payments of a cluster within the programme's deadline.</summary>
    public static string PaidInTime(string cluster) => $"in-time:{cluster}";

    /// <summary>Payments of a cluster after the programme's deadline.</summary>
    public static string PaidLate(string cluster) => $"late:{cluster}";

    /// <summary>Exchanges of a stage whose oldest awaited answer has been awaited since the week of that day.</summary>
    public static string Since(Stage stage, DateOnly day) => $"{WaitingSince}:{stage}:{Day(Monday(day))}";

    /// <summary>Exchanges of a stage whose next deadline falls on that day; once it is past, they are overdue.</summary>
    public static string Due(Stage stage, DateOnly day) => $"{NextDue}:{stage}:{Day(day)}";

    /// <summary>Answers to the survey, by rating.</summary>
    public static string Rated(int rating) => string.Create(CultureInfo.InvariantCulture, $"rating:{rating}");

    /// <summary>Exchanges of a visitor's cluster of which somebody cannot be written to: a mail was refused for good.</summary>
    public static string MailProblem(string cluster) => $"mail-problem:{cluster}";

    /// <summary>Cents that a cluster's approved exchanges still need that wait for money.</summary>
    public static string InLine(string cluster) => $"line-cents:{cluster}";

    /// <summary>Cents that a cluster's exchanges would bring, by computation, that are applied for and not approved.</summary>
    public static string Asked(string cluster) => $"asked-cents:{cluster}";

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek - (int)DayOfWeek.Monday + DaysOfWeek) % DaysOfWeek));

    /// <summary>The day that a name ends with; null where it is none.</summary>
    public static DateOnly? ReadDay(string text) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
