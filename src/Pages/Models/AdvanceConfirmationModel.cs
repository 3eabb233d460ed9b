using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Models;

/// <summary>Finance enters value date and bank reference of the advance, or that it came back.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record AdvanceConfirmationModel(StepBasis Basis) : StepModel(Basis)
{
    /// <summary>The advance.</summary>
    public required Money Amount { get; init; }

    /// <summary>How much of the lump sum it is.</summary>
    public required int Percent { get; init; }

    /// <summary>Who ordered it.</summary>
    public required string OrderedBy { get; init; }

    /// <summary>When it was ordered.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    internal override Type Component => typeof(Components.Pages.AdvanceConfirmation);
}
