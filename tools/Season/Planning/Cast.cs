using System.Globalization;
using System.Numerics;

namespace CE4BIG.Season.Planning;

/// <summary>The people, organisations and accounts that a season is played with. All invented.</summary>
internal static class Cast
{
    private static readonly string[] OrganisationStems =
    [
        "Bioscène", "Neuro Łódź", "Helix & Söhne", "Théranova", "Medica Kraków", "Zellwerk", "Immunéa", "Genius Labs", "O'Neill Diagnostics", "Pharma Straße 7",
    ];

    private static readonly string[] People =
    [
        "Anaïs Lefèvre", "Michał Żółkiewski", "Jürgen Groß", "Zoë O'Hara", "Agnieszka Nowak-Wójcik", "Loïc Le Goff", "Sönke Weiß", "Marie Dupont", "Piotr Święcicki", "Élodie N'Diaye",
    ];

    public static IReadOnlyList<Cluster> Clusters { get; } =
    [
        new("atlanpole", "FR", "fr", "FR", 23, "BNPAFRPPXXX", random => "FR" + Digits(random, 11)),
        new("biom", "DE", "de", "DE", 18, "DEUTDEFF", random => "DE" + Digits(random, 9)),
        new("biowin", "BE", "fr", "BE", 12, "GEBABEBB", random => "BE0" + Digits(random, 9)),
        new("lsk", "PL", "pl", "PL", 24, "BPKOPLPWXXX", random => "PL" + Digits(random, 10)),
    ];

    public static IReadOnlyList<string> VisitorKinds { get; } = ["sme", "sme", "sme", "sme", "cluster-organisation", "scaleup-support"];

    public static IReadOnlyList<string> HostKinds { get; } =
        ["sme", "cluster-organisation", "scaleup-support", "training-provider", "large-company", "public-authority"];

    /// <summary>The visitor's cluster and the host's, at a venue.</summary>
    public static (Cluster Visiting, Cluster Hosting) Pair(Venue venue, int company, int number, Random random)
    {
        switch (venue)
        {
            case Venue.AwayCluster:
                return (Clusters[0] with { Id = Venues.AwayCluster }, Clusters[1] with { Id = Venues.HostingCluster });
            case Venue.ScarceCluster:
                return (Clusters[0] with { Id = Venues.ScarceCluster(company) }, Clusters[1] with { Id = Venues.HostingCluster });
            case Venue.ShortMissions:
                return (Clusters[0] with { Id = "rhone-institute" }, Clusters[1] with { Id = "danube-node", Country = "AT" });
            default:
                var visiting = Clusters[number % Clusters.Count];
                return (visiting, random.Pick([.. Clusters.Where(c => c != visiting)]));
        }
    }

    public static string Organisation(Random random) => random.Pick(OrganisationStems);

    public static string Person(Random random) => random.Pick(People);

    /// <summary>An account number with the check digits that ISO 13616 asks for.</summary>
    public static string Iban(Cluster cluster, Random random)
    {
        var bban = Digits(random, cluster.BbanDigits);
        var country = string.Concat(cluster.IbanCountry.Select(letter => (letter - 'A' + 10).ToString(CultureInfo.InvariantCulture)));
        var check = 98 - (int)(BigInteger.Parse(bban + country + "00", CultureInfo.InvariantCulture) % 97);
        return cluster.IbanCountry + check.ToString("D2", CultureInfo.InvariantCulture) + bban;
    }

    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static string Digits(Random random, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));
}
