using System.Collections.Immutable;
using CE4BIG.Domain.Eligibility;

namespace CE4BIG.Pages.Models;

/// <summary>A cluster's manager approves, asks for changes or rejects. Visitor's and host's cluster share the page.</summary>
public sealed record ApprovalModel : StepModel
{
    /// <summary>Every rule with its outcome.</summary>
    public required ImmutableArray<RuleOutcome> Eligibility { get; init; }

    /// <summary>What has been decided before: the host's signature, the other cluster, earlier rounds. Oldest first.</summary>
    public ImmutableArray<HistoryEntry> Decided { get; init; } = [];

    /// <summary>Who else is being asked at the same time.</summary>
    public ImmutableArray<WaitingFor> AlsoAsked { get; init; } = [];

    /// <summary>Whether the programme still allows a round of changes.</summary>
    public bool ChangesAllowed { get; init; } = true;

    internal override Type Component => typeof(Components.Pages.Approval);
}
