using System.Collections.Immutable;
using System.Globalization;

namespace CE4BIG.Season.Planning;

/// <summary>Makes a season out of a seed. The run's mark keeps addresses of repeated runs apart: a visitor visits once.</summary>
internal sealed class Planner(int seed, string mark)
{
    private static readonly int[] PlannedWorkingDays = [3, 4, 5, 5, 6, 7];
    private static readonly string[] Languages = ["en", "fr", "de", "pl"];

    public IReadOnlyList<ExchangePlan> Plan(int exchanges)
    {
        var random = new Random(seed);
        var routes = Enumerable.Range(0, exchanges).Select(RouteFacts.Nth).ToArray();
        random.Shuffle(routes);
        return [.. routes.Select((route, index) => PlanOne(index + 1, route, random))];
    }

    private ExchangePlan PlanOne(int number, Route route, Random random)
    {
        var visiting = random.Pick(Cast.Clusters);
        var hosting = random.Pick([.. Cast.Clusters.Where(c => c != visiting)]);

        // A host may be registered anywhere eligible, whichever cluster it is a member of; so every rate is met.
        var hostCountry = random.Next(2) == 0 ? hosting.Country : random.Pick([.. Rates.Countries.Where(c => c != visiting.Country)]);
        var days = route == Route.Shortened ? 5 : random.Pick(PlannedWorkingDays);
        var kilometres = random.Next(5) == 0 ? random.Next(40, 200) : random.Next(200, 2600);
        var language = random.Pick(Languages);
        var address = string.Create(CultureInfo.InvariantCulture, $"{number}.s{seed}.{mark}");
        return new ExchangePlan
        {
            Number = number,
            Route = route,
            VisitorEmail = $"v{address}@visitor.example",
            HostEmail = $"h{address}@host.example",
            HostCountry = hostCountry,
            Language = language,
            WorkingDays = days,
            CertifiedWorkingDays = route == Route.Shortened ? 4 : days,
            Kilometres = kilometres,
            SpareDays = random.Next(4),
            Fields = FieldsOf(address, visiting, hosting, hostCountry, language, kilometres, random),
        };
    }

    private static ImmutableDictionary<string, string> FieldsOf(
        string address, Cluster visiting, Cluster hosting, string hostCountry, string language, int kilometres, Random random)
    {
        var kind = random.Pick(Cast.VisitorKinds);
        var organisation = $"{Cast.Organisation(random)} {address}";
        var visitor = Cast.Person(random);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["visitorOrganisation"] = organisation,
            ["visitorKind"] = kind,
            ["visitorCountry"] = visiting.Country,
            ["visitorCluster"] = visiting.Id,
            ["visitorVat"] = random.Next(3) == 0 ? string.Empty : visiting.Vat(random),
            ["visitorName"] = visitor,
            ["visitorEmail"] = $"v{address}@visitor.example",
            ["visitorLanguage"] = language,
            ["hostOrganisation"] = $"{Cast.Organisation(random)} Host {address}",
            ["hostKind"] = random.Pick(Cast.HostKinds),
            ["hostCountry"] = hostCountry,
            ["hostCluster"] = hosting.Id,
            ["hostName"] = Cast.Person(random),
            ["hostEmail"] = $"h{address}@host.example",
            ["hostLanguage"] = random.Pick([hosting.Language, "en"]),
            ["distanceKm"] = kilometres.ToString(CultureInfo.InvariantCulture),
            ["goals"] = "Learn how the host validates its assay, and agree on a joint trial.\nBudget & “quality” <first>.",
            ["objectives"] = "1. See the laboratory at work\n2. Compare protocols\n3. Draft a letter of intent",
            ["agenda"] = "Day 1: welcome, tour.\nDay 2: laboratory.\nDay 3: planning, farewell.",
            ["iban"] = Cast.Iban(visiting, random),
            ["bic"] = visiting.Bic,
            ["accountHolder"] = organisation.Length <= 70 ? organisation : organisation[..70],
            ["declareSme"] = "yes",
            ["declareMembership"] = "yes",
            ["declareNoDoubleFunding"] = "yes",
            ["declarePrivacy"] = "yes",
        };
        if (kind == "sme")
        {
            fields["visitorStaff"] = random.Next(1, 250).ToString(CultureInfo.InvariantCulture);
            fields["visitorTurnover"] = (random.Next(1, 500) / 10m).ToString(CultureInfo.InvariantCulture);
            fields["visitorBalanceSheet"] = (random.Next(1, 430) / 10m).ToString(CultureInfo.InvariantCulture);
        }

        return fields.ToImmutableDictionary(StringComparer.Ordinal);
    }
}
