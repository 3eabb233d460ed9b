using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Desk;

/// <summary>Reads what a list is narrowed to from its address. What makes no sense is as if it were not there: an address is no form.</summary>
internal static class DeskFilters
{
    private const int LongestWords = 100;

    /// <summary>The filter that a query asks for.</summary>
    /// <param name="value">The query's values by name; null or empty for one that is not there.</param>
    /// <param name="staff">The reader: a coordinator filters by any cluster, the others by what theirs has to do with it.</param>
    public static ExchangeFilter Read(Func<string, string?> value, StaffMember staff) => new()
    {
        Words = (value("q") ?? string.Empty).Trim() is { Length: <= LongestWords } words ? words : string.Empty,
        Stage = Name<Stage>(value("stage")),
        Ending = Name<Ending>(value("ending")),
        Cluster = staff.Cluster is null && staff.Programme.FindCluster(value("cluster") ?? string.Empty) is Cluster cluster ? cluster.Id : null,
        Side = staff.Cluster is null ? null : Name<ExchangeSide>(value("side")),
        Overdue = value("overdue") == "yes",
        ByDeadline = value("sort") == "due",
    };

    /// <summary>What is to be read for a filter.</summary>
    public static DeskQuery Query(ExchangeFilter filter, StaffMember staff, DateTimeOffset now) => new(staff.Programme.Id, staff.Cluster?.Id)
    {
        Words = filter.Words,
        Stage = filter.Stage,
        Ending = filter.Ending,
        Cluster = filter.Cluster,
        Visiting = filter.Side == ExchangeSide.Visiting ? staff.Cluster?.Id : null,
        Hosting = filter.Side == ExchangeSide.Hosting ? staff.Cluster?.Id : null,
        OverdueAt = filter.Overdue ? now : null,
        ByDeadline = filter.ByDeadline,
    };

    private static T? Name<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]) ? value : null;
}
