namespace CE4BIG.Pages.Models;

/// <summary>The host declined or kept silent: the visitor names another host, or gives up.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record HostChoiceModel(StepBasis Basis) : AmendModel(Basis);
