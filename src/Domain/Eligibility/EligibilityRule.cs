namespace CE4BIG.Domain.Eligibility;

/// <summary>What makes an application eligible, rule by rule (domain: What the scheme requires).</summary>
public enum EligibilityRule
{
    /// <summary>This kind of organisation may visit.</summary>
    VisitorKindAllowed,

    /// <summary>This kind of organisation may host.</summary>
    HostKindAllowed,

    /// <summary>The declared figures are those of a small or medium-sized enterprise.</summary>
    VisitorIsSme,

    /// <summary>The visitor is registered in an eligible country.</summary>
    VisitorCountryEligible,

    /// <summary>The host is registered in an eligible country.</summary>
    HostCountryEligible,

    /// <summary>Visitor and host are registered in different countries.</summary>
    CrossBorder,

    /// <summary>The visitor's cluster takes part.</summary>
    VisitorClusterKnown,

    /// <summary>The host's cluster takes part.</summary>
    HostClusterKnown,

    /// <summary>Visitor and host belong to different clusters.</summary>
    DifferentClusters,

    /// <summary>The visit has enough working days.</summary>
    EnoughWorkingDays,

    /// <summary>The visit has enough calendar days, where the programme asks for more of them than of working days.</summary>
    EnoughCalendarDays,

    /// <summary>The visit is not too long.</summary>
    NotTooLong,

    /// <summary>The visit lies within the programme's open period.</summary>
    InsideProgramme,

    /// <summary>The visit has not begun.</summary>
    StartsInFuture,

    /// <summary>A virtual visit lies within the days on which the programme allows one.</summary>
    VirtualAllowed,

    /// <summary>De minimis aid received and the most that the visit may bring keep within the limit together.</summary>
    DeMinimisWithinLimit,

    /// <summary>Every declaration was made.</summary>
    DeclarationsGiven,

    /// <summary>The visitor has not used up its visits.</summary>
    VisitorHasNotVisited,
}
