using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>The visitor sends the application again, in another form; the form starts with the values on record.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public abstract record AmendModel(StepBasis Basis) : StepModel(Basis)
{
    /// <summary>Who asked for it or made it necessary, and why; empty where nobody gave a reason.</summary>
    public ImmutableArray<HistoryEntry> Asked { get; init; } = [];

    internal override Type Component => typeof(Components.Pages.Amend);
}
