namespace CE4BIG.Pages.Models;

/// <summary>The visit is postponed: the visitor names new dates.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record NewDatesModel(StepBasis Basis) : AmendModel(Basis)
{
    /// <summary>The latest first day that is accepted: a visit is parked only so long.</summary>
    public required DateOnly LatestStart { get; init; }
}
