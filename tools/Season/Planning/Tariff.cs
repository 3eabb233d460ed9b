using System.Collections.Frozen;

namespace CE4BIG.Season.Planning;

/// <summary>
/// A programme's lump sum, computed a second time. Season acts from outside and must not take the app's word for an amount, so the
/// tables and the rule are written down here again (domain: Rules as data, Amount).
/// </summary>
internal sealed class Tariff
{
    private static readonly Tariff ClusterXchange = new(
    [
        ("AL", 530), ("AM", 610), ("AT", 900), ("BE", 830), ("BA", 560), ("BG", 560), ("HR", 720), ("CY", 780),
        ("CZ", 610), ("DK", 1100), ("EE", 670), ("FI", 950), ("FR", 900), ("DE", 830), ("EL", 780), ("HU", 670),
        ("IS", 900), ("XK", 560), ("IE", 1000), ("IT", 900), ("LV", 610), ("LT", 560), ("LU", 830), ("MK", 560),
        ("MT", 720), ("MD", 530), ("ME", 560), ("NL", 830), ("PL", 610), ("PT", 780), ("RO", 560), ("RS", 560),
        ("SK", 610), ("SI", 720), ("ES", 830), ("SE", 950), ("TR", 750), ("UA", 530),
    ])
    {
        MinimumWorkingDays = 3,
        FullFromWorkingDays = 5,
        FullFromKilometres = 200,
        MostEuro = 1100,
    };

    private static readonly Tariff ShortMissions = new(
    [
        ("AL", 2000), ("AM", 2600), ("AT", 3400), ("BA", 2000), ("BE", 3400), ("BG", 2200), ("CY", 2800), ("CZ", 2600),
        ("DE", 3400), ("DK", 4000), ("EE", 2600), ("EL", 2800), ("ES", 3000), ("FI", 3600), ("FR", 3600), ("HR", 2600),
        ("HU", 2400), ("IE", 4000), ("IS", 4000), ("IT", 3200), ("LT", 2400), ("LU", 3800), ("LV", 2400), ("MD", 2000),
        ("ME", 2000), ("MK", 2000), ("MT", 2800), ("NL", 3600), ("PL", 2400), ("PT", 2800), ("RO", 2200), ("RS", 2000),
        ("SE", 3800), ("SI", 2600), ("SK", 2400), ("TR", 2400), ("UA", 2000), ("XK", 2000),
    ])
    {
        MinimumWorkingDays = 3,
        MostEuro = 4000,
    };

    private readonly FrozenDictionary<string, int> _ceilingInEuro;

    private Tariff((string Country, int Euro)[] ceilings) =>
        _ceilingInEuro = ceilings.ToFrozenDictionary(c => c.Country, c => c.Euro, StringComparer.Ordinal);

    /// <summary>The countries a host may be registered in.</summary>
    public IReadOnlyList<string> Countries => [.. _ceilingInEuro.Keys.Order(StringComparer.Ordinal)];

    private int MinimumWorkingDays { get; init; }

    private int FullFromWorkingDays { get; init; }

    private int FullFromKilometres { get; init; }

    private int MostEuro { get; init; }

    public static Tariff Of(Venue venue) => venue switch
    {
        Venue.ClusterXchange or Venue.AwayCluster or Venue.ScarceCluster => ClusterXchange,
        Venue.ShortMissions => ShortMissions,
        _ => throw new ArgumentOutOfRangeException(nameof(venue)),
    };

    /// <summary>The amount in cents for a visit of so many working days so far away.</summary>
    public int Cents(string hostCountry, int workingDays, int kilometres)
    {
        if (workingDays < MinimumWorkingDays)
        {
            return 0;
        }

        var full = Math.Min(_ceilingInEuro[hostCountry], MostEuro) * 100;
        return workingDays < FullFromWorkingDays || kilometres < FullFromKilometres ? full / 2 : full;
    }
}
