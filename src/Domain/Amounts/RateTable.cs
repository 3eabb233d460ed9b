using CE4BIG.Domain.Calendar;

namespace CE4BIG.Domain.Amounts;

/// <summary>The ceilings per host country, with where they come from and when they apply.</summary>
/// <param name="Version">Named in every amount computed with it.</param>
/// <param name="Source">The document the figures were taken from.</param>
/// <param name="Confirmed">Whether the coordinator has confirmed that this table applies (domain: Host-country ceiling).</param>
/// <param name="ValidFrom">First day of a visit to which it applies.</param>
/// <param name="ValidTo">Last first day of a visit to which it applies; null: for good.</param>
/// <param name="Ceilings">The most that a visit to the country may bring.</param>
public sealed record RateTable(
    string Version, string Source, bool Confirmed, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyDictionary<CountryCode, Money> Ceilings)
{
    /// <summary>Whether it applies to a visit that begins on that day.</summary>
    public bool AppliesOn(DateOnly visitStart) => ValidFrom <= visitStart && (ValidTo is not { } last || visitStart <= last);
}
