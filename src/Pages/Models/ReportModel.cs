using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>The visitor reports and adds the evidence. The items follow from the frame's programme.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record ReportModel(StepBasis Basis) : StepModel(Basis)
{
    /// <summary>Who said that the earlier report was incomplete, and why; empty for the first report.</summary>
    public ImmutableArray<HistoryEntry> Asked { get; init; } = [];

    /// <summary>Files already on record from an earlier round; they need not be sent again.</summary>
    public ImmutableArray<EvidenceLink> OnRecord { get; init; } = [];

    internal override string? Script => "report.js";

    internal override Type Component => typeof(Components.Pages.Report);
}
