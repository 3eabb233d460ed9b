using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Mail;

/// <summary>A mail with the link to a draft. It names nobody: what was typed into a draft is not known to be its addressee's.</summary>
public sealed record DraftMail
{
    /// <summary>The purpose.</summary>
    public required DraftMailKind Kind { get; init; }

    /// <summary>The addressee's language.</summary>
    public required Language Language { get; init; }

    /// <summary>The programme: name, time zone, funding statement.</summary>
    public required Programme Programme { get; init; }

    /// <summary>The absolute address of the draft.</summary>
    public required string ActionUrl { get; init; }

    /// <summary>Until when the draft is kept.</summary>
    public required DateTimeOffset KeptUntil { get; init; }

    /// <summary>When the call closes.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The purpose as a name without personal data, for the provider's custom argument.</summary>
    public string Name => Kind switch
    {
        DraftMailKind.Link => "draft-link",
        DraftMailKind.Reminder => "draft-reminder",
    };
}
