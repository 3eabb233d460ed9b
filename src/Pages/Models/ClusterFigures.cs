using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Calendar;

namespace CE4BIG.Pages.Models;

/// <summary>One cluster's share of the programme's figures, as the visitors' cluster: the one that pays and for which exchanges count.</summary>
public sealed record ClusterFigures
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is registered; null where it has left the programme.</summary>
    public CountryCode? Country { get; init; }

    /// <summary>Exchanges that are paid and closed: those that count.</summary>
    public long Closed { get; init; }

    /// <summary>Approved and not over: travel, report, reimbursement.</summary>
    public long UnderWay { get; init; }

    /// <summary>Applied for and not approved yet.</summary>
    public long Expected { get; init; }

    /// <summary>What it may spend.</summary>
    public Money Budget { get; init; }

    /// <summary>Set aside at awards.</summary>
    public Money Reserved { get; init; }

    /// <summary>Validated, not paid yet.</summary>
    public Money Committed { get; init; }

    /// <summary>Paid in all.</summary>
    public Money Paid { get; init; }

    /// <summary>Come back of what was paid.</summary>
    public Money Recovered { get; init; }

    /// <summary>How many of its exchanges wait for money.</summary>
    public int InLine { get; init; }

    /// <summary>Payments within the programme's deadline.</summary>
    public long InTime { get; init; }

    /// <summary>Payments after it.</summary>
    public long Late { get; init; }

    /// <summary>Exchanges in which somebody cannot be reached by mail.</summary>
    public long Unreached { get; init; }

    /// <summary>What was paid and has not come back.</summary>
    public Money Spent => Paid - Recovered;

    /// <summary>What may still be promised; negative where more is promised than there is.</summary>
    public Money Free => Budget - Reserved - Committed - Spent;
}
