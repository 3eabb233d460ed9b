namespace CE4BIG.Domain.Exchanges;

/// <summary>How a mail came back that had been taken for delivery. It did not arrive, and will not.</summary>
public enum MailReturn
{
    /// <summary>The addressee's server refused it: there is no such mailbox.</summary>
    Bounced,

    /// <summary>The addressee's server would not have it this time: the mailbox is full, or the mail was taken for unwanted.</summary>
    Blocked,

    /// <summary>The provider did not even try, since mails to that address came back before.</summary>
    Dropped,
}
