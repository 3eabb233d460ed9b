using System.Collections.Immutable;
using CE4BIG.Season.Planning;

namespace CE4BIG.Tour.Exhibits;

/// <summary>Who visits whom in the gallery, so that its lists look like life. All invented.</summary>
internal static class Guests
{
    private const int Seed = 52;

    private static readonly (string Visitor, string Person, string From, string Host, string HostPerson, string To, string Country, string Kind, int Kilometres)[] Pairs =
    [
        ("Wawel Diagnostyka", "Agnieszka Nowak-Wójcik", "lsk", "Loire Cytométrie", "Loïc Le Goff", "atlanpole", "FR", "sme", 1620),
        ("Armor Immuno", "Anaïs Lefèvre", "atlanpole", "Isar Zellwerk", "Jürgen Groß", "biom", "DE", "large-company", 1120),
        ("Helix & Söhne", "Sönke Weiß", "biom", "Meuse Bioréacteurs", "Marie Dupont", "biowin", "BE", "sme", 640),
        ("Théranova Liège", "Élodie N’Diaye", "biowin", "Szpital Kliniczny Podgórze", "Michał Żółkiewski", "lsk", "PL", "public-authority", 1190),
        ("Kazimierz Peptides", "Piotr Święcicki", "lsk", "Lech Proteomics", "Anke Sommer", "biom", "DE", "sme", 790),
        ("Estuaire Vaccins", "Yves Kerbrat", "atlanpole", "Tatra Genomika", "Zofia Lis", "lsk", "PL", "sme", 1790),
        ("Neckar Optics", "Ute Brandt", "biom", "Vendée Imagerie", "Paul Morvan", "atlanpole", "FR", "scaleup-support", 980),
        ("Sambre Biomatériaux", "Chloé Lambert", "biowin", "Franken Werkstoffe", "Dirk Ebert", "biom", "DE", "large-company", 560),
        ("Nowa Huta Assays", "Marek Zając", "lsk", "Wallonie Essais", "Luc Peeters", "biowin", "BE", "training-provider", 1180),
        ("Roseline Santé", "Maud Rivière", "atlanpole", "Ourthe Cryo", "Noa Willems", "biowin", "BE", "sme", 720),
        ("Donau Biologika", "Lena Fuchs", "biom", "Vistula Labs", "Ewa Czajka", "lsk", "PL", "sme", 870),
        ("Ardenne Capteurs", "Hugo Maes", "biowin", "Nantes Nanomédecine", "Inès Robert", "atlanpole", "FR", "sme", 690),
        ("Planty Robotics", "Jan Kowal", "lsk", "Sèvre Automates", "Léa Picard", "atlanpole", "FR", "sme", 1640),
        ("Brière Microbiote", "Gaël Tanguy", "atlanpole", "Allgäu Ferment", "Eva Roth", "biom", "DE", "sme", 1010),
        ("Spessart Therapeutik", "Nils Vogt", "biom", "Condroz Clinique", "Anne Lejeune", "biowin", "BE", "public-authority", 410),
        ("Hesbaye Enzymes", "Tom Claes", "biowin", "Pieniny Biochem", "Olga Duda", "lsk", "PL", "sme", 1230),
        ("Zakopane Wearables", "Iga Sroka", "lsk", "Erding Sensorik", "Max Huber", "biom", "DE", "sme", 710),
        ("Guérande Algues", "Solène Caro", "atlanpole", "Lesse Biotech", "Bart Smets", "biowin", "BE", "sme", 730),
        ("Main Antikörper", "Jonas Kern", "biom", "Retz Cellules", "Eve Martin", "atlanpole", "FR", "sme", 1030),
        ("Gaume Phytolab", "Sarah Simon", "biowin", "Inn Pharma", "Tim Lang", "biom", "DE", "sme", 530),
    ];

    /// <summary>The fields of the application in which the n-th guest differs from everybody.</summary>
    public static ImmutableDictionary<string, string> Fields(int number)
    {
        var (visitor, person, from, host, hostPerson, to, country, kind, kilometres) = Pairs[number];
        var cluster = Cast.Clusters.First(c => c.Id == from);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["visitorOrganisation"] = visitor,
            ["visitorName"] = person,
            ["visitorEmail"] = Address(person, visitor),
            ["visitorCountry"] = cluster.Country,
            ["visitorCluster"] = cluster.Id,
            ["hostOrganisation"] = host,
            ["hostKind"] = kind,
            ["hostName"] = hostPerson,
            ["hostEmail"] = Address(hostPerson, host),
            ["hostCountry"] = country,
            ["hostCluster"] = to,
            ["distanceKm"] = kilometres.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["goals"] = "Learn how the host validates its immunoassay, and agree on a joint trial.",
            ["objectives"] = "1. See the laboratory at work\n2. Compare both protocols on the same samples\n3. Draft a letter of intent",
            ["agenda"] = "Day 1: welcome, tour of the laboratory, safety briefing\nDay 2: protocols side by side, first samples\nDay 3: results, letter of intent, farewell",
            ["iban"] = Cast.Iban(cluster, new Random(Seed + number)),
            ["bic"] = cluster.Bic,
            ["accountHolder"] = visitor,
        }.ToImmutableDictionary(StringComparer.Ordinal);
    }

    private static string Address(string person, string organisation) => $"{Plain(person)}@{Plain(organisation)}.example";

    private static string Plain(string name) => string.Concat(
        name.Replace('ł', 'l').Replace('Ł', 'l').Replace("ß", "ss", StringComparison.Ordinal).Normalize(System.Text.NormalizationForm.FormD)
            .Select(c => c is ' ' or '-' ? '-' : char.ToLowerInvariant(c)).Where(c => char.IsAsciiLetterLower(c) || c == '-')).Replace("--", "-", StringComparison.Ordinal);
}
