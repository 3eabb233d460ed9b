using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>What a list of exchanges is narrowed to, as it stands in the address.</summary>
public sealed record ExchangeFilter
{
    /// <summary>Words or a number; empty for all.</summary>
    public string Words { get; init; } = "";

    /// <summary>Only those in this stage.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Only those that ended so.</summary>
    public Ending? Ending { get; init; }

    /// <summary>Only those that this cluster sends or hosts, by id.</summary>
    public string? Cluster { get; init; }

    /// <summary>Only those of members of the reader's cluster, or only those it hosts.</summary>
    public ExchangeSide? Side { get; init; }

    /// <summary>Only those with a deadline that has passed.</summary>
    public bool Overdue { get; init; }

    /// <summary>The earliest deadline first instead of the newest exchange.</summary>
    public bool ByDeadline { get; init; }

    /// <summary>Whether it leaves everything.</summary>
    public bool IsEmpty => this == new ExchangeFilter();

    /// <summary>As a query, without a question mark: what reads back as this.</summary>
    public string Query => string.Join('&', Pairs().Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));

    private IEnumerable<(string Name, string Value)> Pairs()
    {
        if (Words.Length > 0) yield return ("q", Words);
        if (Stage is { } stage) yield return ("stage", stage.ToString());
        if (Ending is { } ending) yield return ("ending", ending.ToString());
        if (Cluster is { } cluster) yield return ("cluster", cluster);
        if (Side is { } side) yield return ("side", side.ToString());
        if (Overdue) yield return ("overdue", "yes");
        if (ByDeadline) yield return ("sort", "due");
    }
}
