using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Applications.Drafts;

/// <summary>An application that somebody has begun and means to go on with (domain: The lifecycle, Application).</summary>
public sealed record Draft
{
    /// <summary>Its name in addresses.</summary>
    public required DraftId Id { get; init; }

    /// <summary>The form that it was saved from, and that goes on being the same form when it is resumed.</summary>
    public required Guid FormId { get; init; }

    /// <summary>The programme applied to.</summary>
    public required string ProgrammeId { get; init; }

    /// <summary>Where its link and its reminders go.</summary>
    public required string Email { get; init; }

    /// <summary>The language of its mails and pages.</summary>
    public required Language Language { get; init; }

    /// <summary>When it was last saved.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>When its owner was last reminded of it, if ever.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Field → exactly what was typed.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }
}
