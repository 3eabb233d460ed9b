using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>The host confirms the visit or declines.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record HostConfirmationModel(StepBasis Basis) : StepModel(Basis)
{
    /// <summary>What has changed since the version before; empty for the first one.</summary>
    public ImmutableArray<Difference> Differences { get; init; } = [];

    internal override Type Component => typeof(Components.Pages.HostConfirmation);
}
