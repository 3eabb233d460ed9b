namespace CE4BIG.Pages.Models;

/// <summary>What became of the mail with the link to a draft that was saved.</summary>
public enum DraftLink
{
    /// <summary>It goes out now.</summary>
    Sent,

    /// <summary>It went out before, and still leads to the draft.</summary>
    Before,

    /// <summary>The address has had as many mails today as one gets.</summary>
    Refused,
}
