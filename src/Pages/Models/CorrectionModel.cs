using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>The visitor amends the application as a cluster asked; <see cref="StepModel.Input"/> starts with the values on record.</summary>
public sealed record CorrectionModel : StepModel
{
    /// <summary>Who asked for changes and why.</summary>
    public required ImmutableArray<HistoryEntry> Asked { get; init; }

    internal override Type Component => typeof(Components.Pages.Correction);
}
