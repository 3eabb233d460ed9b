namespace CE4BIG.Pages.Models;

/// <summary>The visitor amends the application as a cluster asked.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record CorrectionModel(StepBasis Basis) : AmendModel(Basis);
