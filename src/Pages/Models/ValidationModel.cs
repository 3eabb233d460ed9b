using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Models;

/// <summary>The visitor's cluster validates report and evidence. <see cref="ExchangeFacts.LumpSum"/> is computed on the certified days.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record ValidationModel(StepBasis Basis) : StepModel(Basis)
{
    /// <summary>The closing report.</summary>
    public required ReportText Report { get; init; }

    /// <summary>The files, in the order of the programme's items.</summary>
    public required ImmutableArray<EvidenceLink> Evidence { get; init; }

    /// <summary>What the host certified.</summary>
    public required CertifiedVisit Certified { get; init; }

    /// <summary>What was reserved at approval; the amount never exceeds it.</summary>
    public required Money Reserved { get; init; }

    /// <summary>Keys of the items of evidence that may be named as <c>missing</c>.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>Whether the programme still allows a round of completing the evidence.</summary>
    public bool MoreEvidenceAllowed { get; init; } = true;

    /// <summary>What was decided about the report before: earlier rounds. Oldest first.</summary>
    public ImmutableArray<HistoryEntry> Decided { get; init; } = [];

    /// <summary>What is free on the paying cluster's budget now.</summary>
    public Money? FreeBudget { get; init; }

    internal override Type Component => typeof(Components.Pages.Validation);
}
