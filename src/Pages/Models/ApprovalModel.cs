using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Eligibility;

namespace CE4BIG.Pages.Models;

/// <summary>A cluster's manager approves, asks for changes or rejects. Visitor's and host's cluster share the page.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record ApprovalModel(StepBasis Basis) : StepModel(Basis)
{
    /// <summary>Every rule with its outcome.</summary>
    public required ImmutableArray<RuleOutcome> Eligibility { get; init; }

    /// <summary>Whether the visitor stands in the list of its cluster's members; null where no such list is in use.</summary>
    public bool? Listed { get; init; }

    /// <summary>What has been decided before: the host's signature, the other cluster, earlier rounds. Oldest first.</summary>
    public ImmutableArray<HistoryEntry> Decided { get; init; } = [];

    /// <summary>Who else is being asked at the same time.</summary>
    public ImmutableArray<WaitingFor> AlsoAsked { get; init; } = [];

    /// <summary>What has changed since the version before; empty for the first one.</summary>
    public ImmutableArray<Difference> Differences { get; init; } = [];

    /// <summary>Whether the programme still allows a round of changes.</summary>
    public bool ChangesAllowed { get; init; } = true;

    /// <summary>Whether a part of the lump sum may be awarded (<c>awardEur</c>).</summary>
    public bool PartialAward { get; init; }

    /// <summary>What is free on the paying cluster's budget now; null where the reader's cluster does not pay.</summary>
    public Money? FreeBudget { get; init; }

    /// <summary>What is reserved for this exchange already and comes off what is needed; nothing before the first award.</summary>
    public Money AlreadyReserved { get; init; } = Money.Zero;

    internal override Type Component => typeof(Components.Pages.Approval);
}
