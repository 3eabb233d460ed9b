namespace CE4BIG.Season.Planning;

/// <summary>What follows from a route.</summary>
internal static class RouteFacts
{
    // One turn of the season. Its beginning holds a bit of everything, so that a short season is varied too;
    // about one in six ends without payment.
    private static readonly Route[] Cycle =
    [
        Route.Straight, Route.ChangedForVisitingCluster, Route.RejectedByVisitingCluster, Route.Shortened,
        Route.ApprovedByDeputy, Route.DeclinedByHost, Route.EvidenceAskedAgain, Route.ClickedTwice,
        Route.Straight, Route.Mistyped, Route.ChangedForHostingCluster, Route.Straight, Route.RejectedByHostingCluster,
        Route.Straight, Route.Straight, Route.Shortened, Route.Straight, Route.Withdrawn, Route.Straight, Route.Straight,
        Route.ClickedTwice, Route.Straight, Route.NoShow, Route.ChangedForVisitingCluster, Route.Straight, Route.RefusedAtValidation,
    ];

    /// <summary>The route of the exchange with this number, before the season is shuffled.</summary>
    public static Route Nth(int index) => Cycle[index % Cycle.Length];

    /// <summary>How the exchange ends, as the status page has it in <c>data-ending</c>.</summary>
    public static string Ending(this Route route) => route switch
    {
        Route.DeclinedByHost => "declined",
        Route.RejectedByVisitingCluster or Route.RejectedByHostingCluster => "rejected",
        Route.Withdrawn => "withdrawn",
        Route.NoShow => "no-show",
        Route.RefusedAtValidation => "refused",
        _ => "closed",
    };

    public static bool IsPaid(this Route route) => route.Ending() == "closed";

    /// <summary>Whether both clusters come to approve.</summary>
    public static bool IsApproved(this Route route) => route.IsPaid() || route is Route.NoShow or Route.RefusedAtValidation;

    /// <summary>Programme days between the application and the visit's first day that this route needs, weekends and closure days included.</summary>
    public static int DaysAhead(this Route route) => route switch
    {
        Route.ApprovedByDeputy => 14,
        Route.ChangedForVisitingCluster or Route.ChangedForHostingCluster or Route.Withdrawn => 6,
        _ => 5,
    };

    /// <summary>The real time that this takes a busy machine, which is more days where a day is a second.</summary>
    public static TimeSpan TimeAhead(this Route route) => TimeSpan.FromSeconds(route switch
    {
        Route.ApprovedByDeputy => 26,
        Route.ChangedForVisitingCluster or Route.ChangedForHostingCluster or Route.Withdrawn => 24,
        _ => 16,
    });
}
