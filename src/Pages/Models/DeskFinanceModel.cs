using System.Collections.Immutable;
using CE4BIG.Domain.Budget;

namespace CE4BIG.Pages.Models;

/// <summary>Finance's desk: what is to be paid and until when, and what the ledger says.</summary>
public sealed record DeskFinanceModel : PageModel
{
    /// <summary>The open steps about money, the earliest deadline first.</summary>
    public required ImmutableArray<TaskRow> Payments { get; init; }

    /// <summary>The moment at which overdue is judged.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The cluster whose ledger is shown, by id; null where a coordinator has not chosen one.</summary>
    public string? Cluster { get; init; }

    /// <summary>Whether the reader may look at any cluster.</summary>
    public bool AnyCluster { get; init; }

    /// <summary>The cluster's budget and what is booked on it.</summary>
    public BudgetBalance? Balance { get; init; }

    /// <summary>How many exchanges wait in line for money.</summary>
    public int InLine { get; init; }

    /// <summary>The ledger's entries, newest first.</summary>
    public ImmutableArray<LedgerEntry> Entries { get; init; } = [];

    /// <summary>Whether these are the newest entries.</summary>
    public bool IsNewest { get; init; } = true;

    /// <summary>The number older entries are asked by, for <c>?before=</c>; null where there are none.</summary>
    public int? OlderThan { get; init; }

    /// <summary>Whether this is the first page of payments.</summary>
    public bool IsFirst { get; init; } = true;

    /// <summary>Where the next page of payments goes on, for <c>?page=</c>; null on the last.</summary>
    public string? NextPage { get; init; }

    internal override Type Component => typeof(Components.Pages.DeskFinance);

    internal override string Topic => "desk-finance";

    internal override PageOutcome Outcome => PageOutcome.Page;

    internal override bool Wide => true;
}
