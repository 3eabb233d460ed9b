using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Models;

/// <summary>What surrounds a page: language, programme, address and who is signed in.</summary>
public sealed record PageFrame
{
    /// <summary>The language the page is written in.</summary>
    public required Language Language { get; init; }

    /// <summary>Gives the name, the funding statement and the time zone in which moments are shown.</summary>
    public required Programme Programme { get; init; }

    /// <summary>Programme time: what is overdue, and how much time is left.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The path of this page, where the language switch leads back to: <c>/step/CX-7K3M9QPD/report-1</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The query of this page without <c>lang</c>; the language switch keeps it, since a link's secret is part of it.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The name of the member of staff who is signed in; null for everybody else.</summary>
    public string? SignedIn { get; init; }

    /// <summary>Where that member of staff may go; null for everybody else.</summary>
    public StaffFrame? Staff { get; init; }
}
