namespace CE4BIG.Domain.Exchanges;

/// <summary>What happened, as the audit trail names it.</summary>
public enum AuditAction
{
    /// <summary>The visitor submitted the application and thereby signed the Commitment to Quality.</summary>
    Submitted,

    /// <summary>A step was decided; the entry's decision says how.</summary>
    Decided,

    /// <summary>The person awaited was reminded.</summary>
    Reminded,

    /// <summary>The step passed to the deputy.</summary>
    Escalated,

    /// <summary>A step that must not lapse is overdue; the coordinator was told.</summary>
    Overdue,

    /// <summary>A step's time ran out.</summary>
    Expired,

    /// <summary>The link was used up by wrong codes, or replaced by a fresh one.</summary>
    LinkRenewed,

    /// <summary>A wrong code was entered.</summary>
    WrongCode,

    /// <summary>The visit's first day came.</summary>
    VisitBegan,

    /// <summary>Both clusters approved; the lump sum is reserved.</summary>
    Awarded,

    /// <summary>The exchange ended; the entry's reason says why.</summary>
    Ended,
}
