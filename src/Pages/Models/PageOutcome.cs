namespace CE4BIG.Pages.Models;

/// <summary>What a page is to its reader.</summary>
internal enum PageOutcome
{
    /// <summary>To be read.</summary>
    Page,

    /// <summary>To be filled in.</summary>
    Form,

    /// <summary>Says that something was stored.</summary>
    Receipt,

    /// <summary>Says that something was not done.</summary>
    Error,
}
