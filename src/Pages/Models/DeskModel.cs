using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>The list of exchanges that a member of staff may see, one page of it.</summary>
public sealed record DeskModel : PageModel
{
    /// <summary>The exchanges of this page.</summary>
    public required ImmutableArray<DeskRow> Rows { get; init; }

    /// <summary>The moment at which overdue is judged.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether this is the first page.</summary>
    public bool IsFirst { get; init; } = true;

    /// <summary>The continuation to the next page, for <c>?page=</c>; null on the last.</summary>
    public string? NextPage { get; init; }

    internal override Type Component => typeof(Components.Pages.Desk);

    internal override string Topic => "desk";

    internal override PageOutcome Outcome => PageOutcome.Page;

    internal override bool Wide => true;
}
