using CE4BIG.Domain.Calendar;

namespace CE4BIG.Domain.Amounts;

/// <summary>The ceilings per host country, with where they come from.</summary>
/// <param name="Version">Named in every amount computed with it.</param>
/// <param name="Source">The document the figures were taken from.</param>
/// <param name="Confirmed">Whether the coordinator has confirmed that this table applies (domain: Host-country ceiling).</param>
/// <param name="Ceilings">The most that a visit to the country may bring.</param>
public sealed record RateTable(string Version, string Source, bool Confirmed, IReadOnlyDictionary<CountryCode, Money> Ceilings);
