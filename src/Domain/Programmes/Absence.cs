namespace CE4BIG.Domain.Programmes;

/// <summary>Days on which somebody on the staff is not asked: the stand-in is, at once (domain: What people suffer from, "approvers on holiday").</summary>
/// <param name="From">First day away, by the programme's clock.</param>
/// <param name="To">Last day away.</param>
/// <param name="StandIn">Id of the colleague who is asked instead; null: the next colleague of the cluster who is there.</param>
public sealed record Absence(DateOnly From, DateOnly To, string? StandIn)
{
    /// <summary>Whether the day is one of these.</summary>
    public bool Covers(DateOnly date) => From <= date && date <= To;
}
