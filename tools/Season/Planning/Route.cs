namespace CE4BIG.Season.Planning;

/// <summary>The way an exchange is planned to go.</summary>
internal enum Route
{
    /// <summary>Everybody says yes.</summary>
    Straight,

    /// <summary>The visitor's cluster asks for changes; the visitor amends; both approve.</summary>
    ChangedForVisitingCluster,

    /// <summary>The host's cluster asks for changes; the visitor amends; both approve.</summary>
    ChangedForHostingCluster,

    /// <summary>The manager of the visitor's cluster stays silent; the deputy approves.</summary>
    ApprovedByDeputy,

    /// <summary>The host certifies fewer days than planned, which may halve the amount.</summary>
    Shortened,

    /// <summary>The validation asks for the evidence again; the second report is validated.</summary>
    EvidenceAskedAgain,

    /// <summary>The visitor mistypes the application and each code once, and corrects them.</summary>
    Mistyped,

    /// <summary>Everybody clicks the decision twice.</summary>
    ClickedTwice,

    /// <summary>The host declines.</summary>
    DeclinedByHost,

    /// <summary>The visitor's cluster rejects.</summary>
    RejectedByVisitingCluster,

    /// <summary>The host's cluster rejects.</summary>
    RejectedByHostingCluster,

    /// <summary>The visitor withdraws when asked for changes.</summary>
    Withdrawn,

    /// <summary>The host reports that nobody came.</summary>
    NoShow,

    /// <summary>The validation refuses the reimbursement.</summary>
    RefusedAtValidation,
}
