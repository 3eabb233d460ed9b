using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Models;

/// <summary>Finance orders the part of the lump sum that is paid before travel.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record AdvanceOrderModel(StepBasis Basis) : StepModel(Basis)
{
    /// <summary>The advance.</summary>
    public required Money Amount { get; init; }

    /// <summary>How much of the lump sum it is.</summary>
    public required int Percent { get; init; }

    /// <summary>Whether whoever orders must say that they looked at the account.</summary>
    public bool AccountNeedsALook { get; init; }

    internal override Type Component => typeof(Components.Pages.AdvanceOrder);
}
