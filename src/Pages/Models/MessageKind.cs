namespace CE4BIG.Pages.Models;

/// <summary>What a page says that has nothing else to show.</summary>
public enum MessageKind
{
    /// <summary>No such page, or an unknown or altered link (404).</summary>
    NotFound,

    /// <summary>A step that waits for dates, not for a person.</summary>
    NothingToDo,

    /// <summary>A new link was sent to the address on record.</summary>
    NewLinkSent,

    /// <summary>A fresh link and code for the page of an exchange went to the address on record.</summary>
    PageCodeSent,

    /// <summary>Storage is away and there is no form to keep (503).</summary>
    Unavailable,

    /// <summary>The desk was restored and is being checked: nothing that is sent is kept (503).</summary>
    Standstill,

    /// <summary>The request is larger than allowed (413).</summary>
    TooLarge,

    /// <summary>The code was wrong too often (429).</summary>
    TooManyAttempts,

    /// <summary>The form is malformed beyond what a browser sends (400).</summary>
    BadRequest,

    /// <summary>A list holds more exchanges than one file takes (422).</summary>
    TooManyExchanges,

    /// <summary>The person may not see this (403).</summary>
    Forbidden,

    /// <summary>The sign-in link is used or has expired (410).</summary>
    SignInLinkDead,

    /// <summary>Signed out.</summary>
    SignedOut,

    /// <summary>An export has more rows than a workbook takes (422).</summary>
    ExportTooLong,

    /// <summary>A bug or an outage (500).</summary>
    Error,
}
