using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Budget;

namespace CE4BIG.Pages.Models;

/// <summary>The clusters' budgets: what is promised, paid and free, what may still come, and every entry that led there.</summary>
public sealed record DeskLedgerModel : PageModel
{
    /// <summary>The cluster whose entries are shown, by id; null where a coordinator looks at all.</summary>
    public string? Cluster { get; init; }

    /// <summary>Whether the reader may look at any cluster.</summary>
    public bool AnyCluster { get; init; }

    /// <summary>The budgets: that of the cluster, or all of them.</summary>
    public required ImmutableArray<ClusterMoney> Budgets { get; init; }

    /// <summary>What the entries are narrowed to.</summary>
    public LedgerFilter Filter { get; init; } = new();

    /// <summary>The entries, newest first.</summary>
    public ImmutableArray<LedgerEntry> Entries { get; init; } = [];

    /// <summary>Whether these are the newest entries.</summary>
    public bool IsNewest { get; init; } = true;

    /// <summary>The number older entries are asked by, for <c>?before=</c>; null where there are none.</summary>
    public int? OlderThan { get; init; }

    internal override Type Component => typeof(Components.Pages.DeskLedger);

    internal override string Topic => "desk-ledger";

    internal override PageOutcome Outcome => PageOutcome.Page;

    internal override bool Wide => true;

    internal Money Sum(Func<ClusterMoney, Money> of) => Budgets.Select(of).Aggregate(Money.Zero, (sum, money) => sum + money);
}
