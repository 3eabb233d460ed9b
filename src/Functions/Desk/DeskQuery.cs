using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Desk;

/// <summary>Which exchanges a list shows.</summary>
/// <param name="Programme">The programme's id.</param>
/// <param name="Viewer">The cluster whose exchanges the reader may see; null for all.</param>
public sealed record DeskQuery(string Programme, string? Viewer)
{
    /// <summary>Words, each of which an exchange must have one that begins so; empty for all.</summary>
    public string Words { get; init; } = "";

    /// <summary>Only those in this stage.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Only those that ended so.</summary>
    public Ending? Ending { get; init; }

    /// <summary>Only those that this cluster sends or hosts.</summary>
    public string? Cluster { get; init; }

    /// <summary>Only those whose visitor is of this cluster, which pays.</summary>
    public string? Visiting { get; init; }

    /// <summary>Only those whose host is of this cluster.</summary>
    public string? Hosting { get; init; }

    /// <summary>Only those of which a deadline has passed before this moment.</summary>
    public DateTimeOffset? OverdueAt { get; init; }

    /// <summary>Only those whose trail grew at this moment or later, the longest unchanged first.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>By the earliest deadline instead of the newest first; exchanges that wait for nobody are left out.</summary>
    public bool ByDeadline { get; init; }
}
