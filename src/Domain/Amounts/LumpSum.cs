using System.Globalization;
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

    /// <summary>Applies the rule of domain: Amount. The country must have a ceiling on that day; eligibility has been checked before.</summary>
    /// <param name="rules">The programme's rules.</param>
    /// <param name="hostCountry">Whose ceiling applies.</param>
    /// <param name="visitStart">First day of the visit, which decides which rate table applies.</param>
    /// <param name="workingDays">Working days of the visit.</param>
    /// <param name="distanceKm">From seat to seat.</param>
    /// <param name="isVirtual">Whether nobody travels: then nothing is due.</param>
    /// <exception cref="ArgumentException">No rate table is valid on that day, or it does not hold the country.</exception>
    public static LumpSum Compute(
        LumpSumRules rules, CountryCode hostCountry, DateOnly visitStart, int workingDays, int distanceKm, bool isVirtual = false)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        ArgumentOutOfRangeException.ThrowIfNegative(distanceKm);
        var rates = rules.RatesOn(visitStart)
            ?? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"No rate table is valid on {visitStart:yyyy-MM-dd}."), nameof(visitStart));
        if (!rates.Ceilings.TryGetValue(hostCountry, out var ceiling))
            throw new ArgumentException($"The rate table {rates.Version} has no ceiling for {hostCountry}.", nameof(hostCountry));

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
            RateTableVersion = rates.Version,
            RatesConfirmed = rates.Confirmed,
            IsVirtual = isVirtual,
        });
    }

    /// <summary>The same for a visit that is still being planned; null where no rate table is valid on its first day, or it does not hold the country.</summary>
    public static LumpSum? ComputeWherePossible(
        LumpSumRules rules, CountryCode hostCountry, DateOnly visitStart, int workingDays, int distanceKm, bool isVirtual = false)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.RatesOn(visitStart)?.Ceilings.ContainsKey(hostCountry) == true
            ? Compute(rules, hostCountry, visitStart, workingDays, distanceKm, isVirtual)
            : null;
    }

    /// <summary>The same sum, but never above what the budget holds for it: the rule at validation (domain: Amount).</summary>
    public LumpSum LimitedTo(Money reserved) => new(Formula with { Reserved = reserved });

    /// <summary>The same sum, but no more than somebody decided to give: a partial award, or a part of the payment. Deciding on more changes nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public LumpSum ReducedTo(Money amount)
    {
        if (amount.Cents < 0)
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "A sum is reduced to nothing at most.");

        return new(Formula with { ReducedTo = amount });
    }
}
