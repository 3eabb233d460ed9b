namespace CE4BIG.Domain.Exchanges;

/// <summary>How an exchange ended (domain: The lifecycle, "What can go wrong").</summary>
public enum Ending
{
    /// <summary>Paid and closed: the exchange counts for the visitor's cluster.</summary>
    Closed,

    /// <summary>One of the two clusters rejected it, with a reason.</summary>
    Rejected,

    /// <summary>The host declined, or kept silent, and no other host was named.</summary>
    Declined,

    /// <summary>Approved, but no money was left before the visit was to begin.</summary>
    NotFunded,

    /// <summary>Somebody's time ran out: host, clusters, visitor's changes or report.</summary>
    Lapsed,

    /// <summary>The visitor withdrew.</summary>
    Withdrawn,

    /// <summary>The host cancelled the visit.</summary>
    CancelledByHost,

    /// <summary>A cluster cancelled the visit.</summary>
    CancelledByCluster,

    /// <summary>Nobody's fault: force majeure.</summary>
    ForceMajeure,

    /// <summary>The host reported that the visitor did not come.</summary>
    NoShow,

    /// <summary>The visit took place, but the certified days bring no money.</summary>
    NothingDue,

    /// <summary>Reimbursement was refused, with a reason.</summary>
    Refused,
}
