namespace CE4BIG.Pages.Models;

/// <summary>What was just changed on a page of settings.</summary>
public enum StaffChange
{
    /// <summary>How mails come.</summary>
    Mails,

    /// <summary>An absence was entered.</summary>
    Added,

    /// <summary>An absence was removed.</summary>
    Removed,
}
