using System.Text.Json.Serialization;
using CE4BIG.Domain.Calendar;

namespace CE4BIG.Domain.Amounts;

/// <summary>What a visit brings the visitor, together with the formula that says why (architecture §6).</summary>
/// <param name="Formula">The inputs and the calculation.</param>
public sealed record LumpSum(LumpSumFormula Formula)
{
    /// <summary>The amount: the last line of the formula.</summary>
    [JsonIgnore]
    public Money Amount => Formula.Steps[^1].Result;

    /// <summary>Applies the rule of domain: Amount. The country must have a ceiling; eligibility has been checked before.</summary>
    /// <exception cref="ArgumentException">The rate table does not hold the country.</exception>
    public static LumpSum Compute(LumpSumRules rules, CountryCode hostCountry, int workingDays, int distanceKm)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        ArgumentOutOfRangeException.ThrowIfNegative(distanceKm);
        if (!rules.Rates.Ceilings.TryGetValue(hostCountry, out var ceiling))
            throw new ArgumentException($"The rate table {rules.Rates.Version} has no ceiling for {hostCountry}.", nameof(hostCountry));

        return new LumpSum(new LumpSumFormula
        {
            HostCountry = hostCountry,
            Ceiling = ceiling,
            Maximum = rules.Maximum,
            WorkingDays = workingDays,
            MinWorkingDays = rules.MinWorkingDays,
            HalfIfWorkingDaysBelow = rules.HalfIfWorkingDaysBelow,
            DistanceKm = distanceKm,
            HalfIfKmBelow = rules.HalfIfKmBelow,
            RateTableVersion = rules.Rates.Version,
            RatesConfirmed = rules.Rates.Confirmed,
        });
    }

    /// <summary>The same sum, but never above what the budget holds for it: the rule at validation (domain: Amount).</summary>
    public LumpSum LimitedTo(Money reserved) => new(Formula with { Reserved = reserved });
}
