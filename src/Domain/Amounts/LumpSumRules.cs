namespace CE4BIG.Domain.Amounts;

/// <summary>How a programme computes its lump sum (domain: Rules as data).</summary>
/// <param name="Rates">The ceilings per host country, table after table; at most one applies on a day.</param>
/// <param name="Maximum">What no lump sum exceeds, whatever the country's ceiling.</param>
/// <param name="MinWorkingDays">A visit of fewer working days brings nothing.</param>
/// <param name="HalfIfWorkingDaysBelow">Fewer working days than this bring half.</param>
/// <param name="HalfIfKmBelow">A shorter distance than this brings half.</param>
public sealed record LumpSumRules(IReadOnlyList<RateTable> Rates, Money Maximum, int MinWorkingDays, int HalfIfWorkingDaysBelow, int HalfIfKmBelow)
{
    /// <summary>The table for a visit that begins on that day; null where none is valid.</summary>
    public RateTable? RatesOn(DateOnly visitStart) => Rates.FirstOrDefault(table => table.AppliesOn(visitStart));
}
