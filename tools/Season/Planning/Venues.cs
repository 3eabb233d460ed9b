using System.Globalization;

namespace CE4BIG.Season.Planning;

/// <summary>What there is at each venue.</summary>
internal static class Venues
{
    /// <summary>The programme that is made for the season, from the shipped one (tools/Season/README.md).</summary>
    public const string OwnProgramme = "season";

    private static readonly int[] ExchangeDays = [3, 4, 5, 5, 6, 7];

    // Five calendar days at least, whatever day of the week they begin on.
    private static readonly int[] MissionDays = [5, 7, 9];

    public const string AwayCluster = "away";

    public const string HostingCluster = "hosts";

    /// <summary>A cluster of its own for each company that shares a scarce budget.</summary>
    public const int ScarceClusters = 12;

    /// <summary>For one visit of <see cref="ScarceVisit"/>, not for two.</summary>
    public const int ScarceBudgetEuro = 1000;

    /// <summary>The visit that all who share a scarce budget plan: 780 euros.</summary>
    public static (string HostCountry, int WorkingDays, int Kilometres) ScarceVisit => ("PT", 5, 1500);

    public static string ScarceCluster(int company) => string.Create(CultureInfo.InvariantCulture, $"scarce-{company:D2}");

    /// <summary>How many working days visits are planned for.</summary>
    public static IReadOnlyList<int> WorkingDays(this Venue venue) => venue == Venue.ShortMissions ? MissionDays : ExchangeDays;

    public static string Programme(this Venue venue) => venue switch
    {
        Venue.ClusterXchange => "ce4big",
        Venue.AwayCluster or Venue.ScarceCluster => OwnProgramme,
        Venue.ShortMissions => "short-missions",
        _ => throw new ArgumentOutOfRangeException(nameof(venue)),
    };
}
