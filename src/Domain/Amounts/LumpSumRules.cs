namespace CE4BIG.Domain.Amounts;

/// <summary>How a programme computes its lump sum (domain: Rules as data).</summary>
/// <param name="Rates">The ceilings per host country.</param>
/// <param name="Maximum">What no lump sum exceeds, whatever the country's ceiling.</param>
/// <param name="MinWorkingDays">A visit of fewer working days brings nothing.</param>
/// <param name="HalfIfWorkingDaysBelow">Fewer working days than this bring half.</param>
/// <param name="HalfIfKmBelow">A shorter distance than this brings half.</param>
public sealed record LumpSumRules(RateTable Rates, Money Maximum, int MinWorkingDays, int HalfIfWorkingDaysBelow, int HalfIfKmBelow);
