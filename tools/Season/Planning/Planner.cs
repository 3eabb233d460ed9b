using System.Collections.Immutable;
using System.Globalization;
using CE4BIG.Season.Personas;

namespace CE4BIG.Season.Planning;

/// <summary>Makes a season out of a seed. The run's mark keeps addresses of repeated runs apart: a visitor visits once.</summary>
internal sealed class Planner(int seed, string mark, int slowness = 1)
{
    // What takes half a year begins first, or it would end long after everything else.
    private const int LongPatience = 100;

    private static readonly string[] Languages = ["en", "fr", "de", "pl"];

    /// <summary>Plans so many exchanges of a mixture, or of only some of its personas.</summary>
    public IReadOnlyList<ExchangePlan> Plan(int exchanges, Mixture mixture = Mixture.Plain, ImmutableArray<Persona> only = default)
    {
        var random = new Random(seed);
        var parts = mixture == Mixture.All ? InTurns(only.IsDefaultOrEmpty ? Mix.All : only, exchanges, random) : Usual(exchanges, random);
        return [.. parts.Select((part, index) => PlanOne(index + 1, part.Persona, part.Company, mixture == Mixture.All, random))];
    }

    private static (Persona Persona, int Company)[] Usual(int exchanges, Random random)
    {
        var parts = Enumerable.Range(0, exchanges).Select(i => (Mix.Plain[i % Mix.Plain.Length], 0)).ToArray();
        random.Shuffle(parts);
        return parts;
    }

    /// <summary>Each persona once, then again in turns; those who share a budget stay together and begin one after the other.</summary>
    private static IEnumerable<(Persona Persona, int Company)> InTurns(ImmutableArray<Persona> personas, int exchanges, Random random)
    {
        Persona[] sharers = [.. personas.Where(p => p.NeedsScarceBudget)];
        var groups = new List<(Persona[] Personas, int Company)>();
        var left = exchanges;
        for (var turn = 1; left > 0; turn++)
        {
            Persona[][] shuffled = [.. personas.Except(sharers).Select(p => new[] { p }), sharers];
            random.Shuffle(shuffled);
            var fitting = shuffled.Where(g => g != sharers || (sharers.Length > 0 && turn <= Venues.ScarceClusters)).ToList();
            if (!fitting.Exists(g => g.Length <= left))
            {
                break;
            }

            foreach (var group in fitting)
            {
                if (group.Length <= left)
                {
                    groups.Add((group, group == sharers ? turn : 0));
                    left -= group.Length;
                }
            }
        }

        return groups.OrderByDescending(g => g.Personas.Any(p => p.PatienceDays >= LongPatience)).SelectMany(g => g.Personas.Select(p => (p, g.Company)));
    }

    private ExchangePlan PlanOne(int number, Persona persona, int company, bool byFile, Random random)
    {
        // In turns, so that no cluster's budget is used up by chance.
        var (visiting, hosting) = Cast.Pair(persona.Venue, company, number, random);

        // A host may be registered anywhere eligible, whichever cluster it is a member of; so every rate is met.
        var countries = Tariff.Of(persona.Venue).Countries;
        var hostCountry = random.Next(2) == 0 && countries.Contains(hosting.Country, StringComparer.Ordinal) && hosting.Country != visiting.Country
            ? hosting.Country
            : random.Pick([.. countries.Where(c => c != visiting.Country)]);
        var days = persona.WorkingDays ?? random.Pick(persona.Venue.WorkingDays());
        var kilometres = random.Next(5) == 0 ? random.Next(40, 200) : random.Next(200, 2600);
        if (persona.NeedsScarceBudget)
        {
            (hostCountry, days, kilometres) = Venues.ScarceVisit;
        }

        var language = random.Pick(Languages);
        var address = string.Create(CultureInfo.InvariantCulture, $"{number}.s{seed}.{mark}");
        return new ExchangePlan
        {
            Number = number,
            Persona = persona,
            Company = company,
            VisitorEmail = $"v{address}@visitor.example",
            HostEmail = $"h{address}@host.example",
            OtherIban = Cast.Iban(visiting, random),
            HostCountry = hostCountry,
            Language = language,
            WorkingDays = days,
            Kilometres = kilometres,
            Slowness = slowness,

            // One in three, without touching the dice of everything else.
            PaysByFile = byFile && (number + seed) % 3 == 0,
            SpareDays = random.Next(4),
            Fields = FieldsOf(address, visiting, hosting, hostCountry, language, kilometres, random).SetItems(persona.Fields.Select(f => KeyValuePair.Create(f.Field, f.Value))),
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
