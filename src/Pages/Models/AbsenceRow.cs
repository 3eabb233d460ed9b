namespace CE4BIG.Pages.Models;

/// <summary>One absence of somebody on the staff.</summary>
/// <param name="From">First day away.</param>
/// <param name="To">Last day away.</param>
/// <param name="StandIn">Who stands in by name; null: the next colleague who is there.</param>
/// <param name="IsEntered">Whether it was entered here and can be removed here; the others stand in the programme's file.</param>
/// <param name="NobodyOn">The first working day on which nobody is left who could be asked instead; null where there is none.</param>
public sealed record AbsenceRow(DateOnly From, DateOnly To, string? StandIn, bool IsEntered, DateOnly? NobodyOn);
