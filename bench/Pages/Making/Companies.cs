using System.Globalization;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.PageBench.Making;

/// <summary>Invents who visits whom, when and why. The same seed invents the same.</summary>
internal sealed class Companies(Programme programme, Random random)
{
    private static readonly string[] Beginnings = ["Nova", "Bio", "Medi", "Gen", "Cell", "Onco", "Neuro", "Vita", "Immuno", "Proteo", "Cardio", "Derma", "Zdrowie", "Santé", "Grün", "Łódź"];
    private static readonly string[] Endings = ["therapeutics", "diagnostics", "pharma", "labs", "devices", "analytics", "systems", "sciences", "works", "robotics"];
    private static readonly string[] FirstNames = ["Zofia", "Jürgen", "Amélie", "Piotr", "Ingrid", "Luc", "Agnieszka", "Noël", "Małgorzata", "Björn", "Chloé", "Stanisław"];
    private static readonly string[] LastNames = ["Dąbrowska", "Müller", "Lefèvre", "Wójcik", "Groß", "Dupont", "Żak", "Peeters", "Łukasik", "Schröder", "O’Connor", "Van den Berg"];
    private static readonly string[] Purposes =
    [
        "Learn how cell therapies are scaled up, and meet two suppliers of bioreactors.",
        "Compare quality systems before our first clinical batch & agree on a shared protocol.",
        "Find a partner for the validation of our diagnostic kit in routine laboratories.",
        "See how a hospital introduces robotic assistance, from procurement to training.",
        "Prepare a joint proposal on digital twins; understand what data may cross borders.",
    ];

    private static readonly Dictionary<string, (string Iban, string Bic)> Banks = new(StringComparer.Ordinal)
    {
        ["PL"] = ("PL61109010140000071219812874", "WBKPPLPP"),
        ["FR"] = ("FR1420041010050500013M02606", "PSSTFRPPPAR"),
        ["DE"] = ("DE89370400440532013000", "COBADEFF"),
        ["BE"] = ("BE68539007547034", "GKCCBEBB"),
    };

    /// <summary>An application handed in on a day, of a visitor of that cluster.</summary>
    /// <param name="number">Makes the organisation unlike any other.</param>
    /// <param name="cluster">The visitor's cluster.</param>
    /// <param name="submitted">The day it is handed in; the visit is six to fourteen weeks later.</param>
    public Application Application(int number, Cluster cluster, DateOnly submitted)
    {
        var others = programme.Clusters.Where(c => c.Country != cluster.Country).ToList();
        var host = Of(others);
        var start = submitted.AddDays(random.Next(42, 98));
        start = start.AddDays(((int)DayOfWeek.Monday - (int)start.DayOfWeek + 7) % 7);
        var length = Of([3, 4, 4, 4, 4, 8, 11]);
        var (visitorName, hostName) = (Person(), Person());
        var (iban, bic) = Banks[cluster.Country.Value];
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["programme"] = programme.Id,
            ["visitorOrganisation"] = Organisation(number),
            ["visitorKind"] = "sme",
            ["visitorCountry"] = cluster.Country.Value,
            ["visitorCluster"] = cluster.Id,
            ["visitorStaff"] = Text(random.Next(3, 200)),
            ["visitorTurnover"] = "3.25",
            ["visitorBalanceSheet"] = "1.8",
            ["visitorName"] = visitorName,
            ["visitorEmail"] = string.Create(CultureInfo.InvariantCulture, $"visitor{number}@visitor{number}.example"),
            ["visitorLanguage"] = Of(["en", "fr", "de", "pl"]),
            ["hostOrganisation"] = Organisation(1_000_000 + (number % 400)),
            ["hostKind"] = Of(["large-company", "sme", "training-provider"]),
            ["hostCountry"] = host.Country.Value,
            ["hostCluster"] = host.Id,
            ["hostName"] = hostName,
            ["hostEmail"] = string.Create(CultureInfo.InvariantCulture, $"host{number % 400}@host{number % 400}.example"),
            ["hostLanguage"] = Of(["en", "fr", "de", "pl"]),
            ["startDate"] = Text(start),
            ["endDate"] = Text(start.AddDays(length)),
            ["distanceKm"] = Text(random.Next(150, 2000)),
            ["goals"] = string.Join('\n', Enumerable.Range(0, random.Next(2, 6)).Select(_ => Of(Purposes))),
            ["objectives"] = string.Join('\n', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Of(Purposes))),
            ["agenda"] = string.Join('\n', Enumerable.Range(0, length + 1).Select(day => $"{Text(start.AddDays(day))} {Of(Purposes)}")),
            ["iban"] = iban,
            ["bic"] = bic,
            ["accountHolder"] = Organisation(number),
            ["declareSme"] = "yes",
            ["declareMembership"] = "yes",
            ["declareNoDoubleFunding"] = "yes",
            ["declarePrivacy"] = "yes",
        };
        var read = ApplicationReader.Read(form, programme);
        return read.Value ?? throw new InvalidOperationException("The bench invents no valid application any more: " + string.Join("; ", read.Errors));
    }

    /// <summary>The same application to another host of that cluster.</summary>
    public Application WithAnotherHost(Application application) => application with
    {
        Host = application.Host with { Organisation = Organisation(2_000_000 + random.Next(400)) },
        HostContact = new ContactPerson(Person(), "another-host@host.example", application.HostContact.Language),
    };

    private static string Organisation(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Beginnings[number % Beginnings.Length]} {Endings[number / 7 % Endings.Length]} {number}");

    private string Person() => Of(FirstNames) + " " + Of(LastNames);

    private T Of<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
