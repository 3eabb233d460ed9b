using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>One step in the full file of an exchange.</summary>
public sealed record StepRow
{
    /// <summary>Which step.</summary>
    public required StepKey Step { get; init; }

    /// <summary>Where it stands.</summary>
    public required StepState State { get; init; }

    /// <summary>In what capacity somebody was asked.</summary>
    public required Role Role { get; init; }

    /// <summary>Who was asked.</summary>
    public string? Name { get; init; }

    /// <summary>Whether whoever is asked does not know of it, since the last mail about it did not reach them.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>The deadline.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>How it was decided; null while it was not.</summary>
    public Decision? Decision { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
}
