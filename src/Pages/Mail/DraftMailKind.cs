namespace CE4BIG.Pages.Mail;

/// <summary>Why somebody is written to about their draft.</summary>
public enum DraftMailKind
{
    /// <summary>They saved it: the link to go on.</summary>
    Link,

    /// <summary>The call closes soon.</summary>
    Reminder,
}
