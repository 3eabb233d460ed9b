namespace CE4BIG.Pages.Models;

/// <summary>The visit is postponed: the visitor names new dates.</summary>
public sealed record NewDatesModel : AmendModel
{
    /// <summary>The latest first day that is accepted: a visit is parked only so long.</summary>
    public required DateOnly LatestStart { get; init; }
}
