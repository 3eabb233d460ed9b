using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>Evidence was incomplete: the visitor hands in the items named. the form starts with the report's texts.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record CompletionModel(StepBasis Basis) : StepModel(Basis)
{
    /// <summary>Keys of the items that are asked for.</summary>
    public required ImmutableArray<string> Missing { get; init; }

    /// <summary>Who said that something is missing, and why.</summary>
    public ImmutableArray<HistoryEntry> Asked { get; init; } = [];

    /// <summary>Files already on record; they need not be sent again.</summary>
    public ImmutableArray<EvidenceLink> OnRecord { get; init; } = [];

    internal override string? Script => "report.js";

    internal override Type Component => typeof(Components.Pages.Completion);
}
