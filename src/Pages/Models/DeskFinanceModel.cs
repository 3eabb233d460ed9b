using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>Finance's desk: what is to be paid and until when.</summary>
public sealed record DeskFinanceModel : PageModel
{
    /// <summary>The open steps about money, the earliest deadline first.</summary>
    public required ImmutableArray<TaskRow> Payments { get; init; }

    /// <summary>The moment at which overdue is judged.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The cluster whose payments are shown, by id; null where a coordinator looks at all.</summary>
    public string? Cluster { get; init; }

    /// <summary>Whether the reader may look at any cluster.</summary>
    public bool AnyCluster { get; init; }

    /// <summary>Whether this is the first page of payments.</summary>
    public bool IsFirst { get; init; } = true;

    /// <summary>Where the next page of payments goes on, for <c>?page=</c>; null on the last.</summary>
    public string? NextPage { get; init; }

    internal override Type Component => typeof(Components.Pages.DeskFinance);

    internal override string Topic => "desk-finance";

    internal override PageOutcome Outcome => PageOutcome.Page;

    internal override bool Wide => true;
}
