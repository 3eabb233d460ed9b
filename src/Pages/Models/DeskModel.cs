using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>The desk of a member of staff: what is asked of them, then the ways on.</summary>
public sealed record DeskModel : PageModel
{
    /// <summary>What is asked of them, the earliest deadline first.</summary>
    public required ImmutableArray<TaskRow> Tasks { get; init; }

    /// <summary>The moment at which overdue is judged.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How many exchanges of their cluster's members, or of the programme, are in each stage.</summary>
    public ImmutableArray<StageCount> Stages { get; init; } = [];

    /// <summary>Whether the counts are those of one cluster's members.</summary>
    public bool OfCluster { get; init; }

    /// <summary>The views they saved.</summary>
    public ImmutableArray<SavedView> Views { get; init; } = [];

    /// <summary>Whether this is the first page.</summary>
    public bool IsFirst { get; init; } = true;

    /// <summary>Where the next page goes on, for <c>?page=</c>; null on the last.</summary>
    public string? NextPage { get; init; }

    internal override Type Component => typeof(Components.Pages.Desk);

    internal override string Topic => "desk";

    internal override PageOutcome Outcome => PageOutcome.Page;

    internal override bool Wide => true;
}
