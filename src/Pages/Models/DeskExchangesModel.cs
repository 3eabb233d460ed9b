using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>The list of exchanges that a member of staff may see, one page of it.</summary>
public sealed record DeskExchangesModel : PageModel
{
    /// <summary>Characters of a view's name.</summary>
    public const int LongestViewName = 60;

    /// <summary>What the list is narrowed to.</summary>
    public ExchangeFilter Filter { get; init; } = new();

    /// <summary>The exchanges of this page.</summary>
    public required ImmutableArray<DeskRow> Rows { get; init; }

    /// <summary>The moment at which overdue is judged.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The reader's cluster; null for a coordinator, who filters by any.</summary>
    public string? OwnCluster { get; init; }

    /// <summary>The views they saved.</summary>
    public ImmutableArray<SavedView> Views { get; init; } = [];

    /// <summary>Whether this is the first page.</summary>
    public bool IsFirst { get; init; } = true;

    /// <summary>Where the next page goes on, for <c>?page=</c>; null on the last.</summary>
    public string? NextPage { get; init; }

    /// <summary>The form by which a view is saved, where something was wrong with it.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    internal override Type Component => typeof(Components.Pages.DeskExchanges);

    internal override string Topic => "desk-exchanges";

    internal override PageOutcome Outcome => PageOutcome.Page;

    internal override bool Wide => true;

    internal override FormInput Form => Input;
}
