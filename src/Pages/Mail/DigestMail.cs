using System.Collections.Immutable;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Mail;

/// <summary>The one mail of the day for a member of staff who wants no mail for every event: open tasks first, then what else happened.</summary>
public sealed record DigestMail
{
    /// <summary>The addressee's language.</summary>
    public required Language Language { get; init; }

    /// <summary>The programme: name, time zone, funding statement.</summary>
    public required Programme Programme { get; init; }

    /// <summary>The addressee's name.</summary>
    public required string RecipientName { get; init; }

    /// <summary>When it is written, in programme time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The absolute address of the desk.</summary>
    public required string DeskUrl { get; init; }

    /// <summary>What is asked of them and still open, each with step, link, code and deadline; listed by deadline.</summary>
    public required ImmutableArray<NoticeMail> Tasks { get; init; }

    /// <summary>What they are told without being asked for anything, oldest first.</summary>
    public required ImmutableArray<NoticeMail> News { get; init; }

    /// <summary>How many tasks and news there are beside those listed.</summary>
    public int More { get; init; }
}
