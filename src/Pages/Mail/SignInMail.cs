using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Mail;

/// <summary>The mail with a member of staff's sign-in link.</summary>
public sealed record SignInMail
{
    /// <summary>The addressee's language.</summary>
    public required Language Language { get; init; }

    /// <summary>The programme: name, time zone, funding statement.</summary>
    public required Programme Programme { get; init; }

    /// <summary>The addressee's name.</summary>
    public required string RecipientName { get; init; }

    /// <summary>The absolute address of the sign-in page.</summary>
    public required string ActionUrl { get; init; }

    /// <summary>Until when the link works.</summary>
    public required DateTimeOffset ValidUntil { get; init; }
}
