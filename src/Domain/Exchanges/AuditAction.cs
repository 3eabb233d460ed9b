namespace CE4BIG.Domain.Exchanges;

/// <summary>What happened, as the audit trail names it.</summary>
public enum AuditAction
{
    /// <summary>The visitor submitted the application and thereby signed the Commitment to Quality.</summary>
    Submitted,

    /// <summary>A step was opened: the entry names whom it is asked of.</summary>
    Opened,

    /// <summary>A step is no longer needed, since something else decided the matter.</summary>
    Voided,

    /// <summary>A step passed to a colleague before its time: delegated, in conflict, away, or by staff.</summary>
    PassedOn,

    /// <summary>Somebody stepped in from outside the steps; the entry's intervention says how.</summary>
    Intervened,

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

    /// <summary>A mail to the person named did not arrive; the entry's reason says how it came back.</summary>
    MailCameBack,

    /// <summary>The visit's first day came.</summary>
    VisitBegan,

    /// <summary>Approved, but the budget is used up: the exchange waits in line.</summary>
    Queued,

    /// <summary>Approved and funded; the lump sum is reserved.</summary>
    Awarded,

    /// <summary>The exchange ended; the entry's reason says why.</summary>
    Ended,

    /// <summary>Put away: nothing but the end of retention is awaited.</summary>
    Archived,

    /// <summary>Personal data were removed.</summary>
    Anonymised,
}
