namespace CE4BIG.Pages.Models;

/// <summary>Why a genuine link no longer works.</summary>
public enum DeadLinkReason
{
    /// <summary>The step's deadline has passed, or the link's own time.</summary>
    Expired,

    /// <summary>A newer link was sent.</summary>
    Replaced,

    /// <summary>The step passed on to somebody else.</summary>
    PassedOn,

    /// <summary>A wrong code was entered too often.</summary>
    TooManyAttempts,

    /// <summary>The step is decided.</summary>
    Decided,

    /// <summary>The step is no longer needed.</summary>
    NoLongerNeeded,
}
