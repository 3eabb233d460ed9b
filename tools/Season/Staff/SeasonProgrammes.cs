using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CE4BIG.Season.Planning;

namespace CE4BIG.Season.Staff;

/// <summary>
/// Makes the programme files that a season with all personas is played in from those that are shipped: money enough where money is
/// not the point, and a programme of its own with clusters that have money for one visit and one whose manager is away. They are made
/// anew each time, so they have whatever fields the shipped ones have.
/// </summary>
internal static class SeasonProgrammes
{
    private const int PlentyEuro = 10_000_000;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Writes the files into a folder, which then holds nothing else.</summary>
    /// <exception cref="SeasonCannotStartException">The shipped files are not what they should be.</exception>
    public static void Write(string from, string to)
    {
        try
        {
            if (Directory.Exists(to))
            {
                Directory.Delete(to, recursive: true);
            }

            Directory.CreateDirectory(to);
            foreach (var file in Directory.EnumerateFiles(from, "*.json"))
            {
                var target = Path.Combine(to, Path.GetFileName(file));
                if (file.EndsWith(".schema.json", StringComparison.Ordinal))
                {
                    File.Copy(file, target);
                    continue;
                }

                var programme = JsonNode.Parse(File.ReadAllBytes(file))!.AsObject();
                if (programme["id"]!.GetValue<string>() == Venue.ClusterXchange.Programme())
                {
                    Save(Path.Combine(to, Venues.OwnProgramme + ".json"), OwnProgramme(programme.DeepClone().AsObject()));
                }

                Save(target, WithPlenty(programme));
            }
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new SeasonCannotStartException($"No programmes for the season could be made from {from}: {wrong.Message}", wrong);
        }
    }

    private static JsonObject WithPlenty(JsonObject programme)
    {
        var clusters = programme["clusters"]!.AsArray();
        foreach (var cluster in clusters)
        {
            cluster!["budgetEur"] = PlentyEuro;
        }

        programme["projectBudgetEur"] = (clusters.Count + 1) * PlentyEuro;
        return programme;
    }

    private static JsonObject OwnProgramme(JsonObject programme)
    {
        var model = programme["clusters"]![0]!.AsObject();
        var away = Cluster(model, Venues.AwayCluster, PlentyEuro);
        away["managers"]![0]!["absences"] = new JsonArray(new JsonObject
        {
            ["from"] = programme["openFrom"]!.DeepClone(),
            ["to"] = programme["openTo"]!.DeepClone(),
            ["standIn"] = away["deputies"]![0]!["id"]!.DeepClone(),
        });
        var clusters = new JsonArray(away, Cluster(model, Venues.HostingCluster, PlentyEuro));
        for (var company = 1; company <= Venues.ScarceClusters; company++)
        {
            clusters.Add(Cluster(model, Venues.ScarceCluster(company), Venues.ScarceBudgetEuro));
        }

        programme["clusters"] = clusters;
        programme["coordinators"] = new JsonArray(Person(programme["coordinators"]![0]!, Venues.OwnProgramme, "coordinator"));
        programme["id"] = Venues.OwnProgramme;
        programme["name"] = "Season";
        programme["projectBudgetEur"] = (clusters.Count + 1) * PlentyEuro;
        return programme;
    }

    private static JsonObject Cluster(JsonObject model, string id, int budgetEuro)
    {
        var cluster = model.DeepClone().AsObject();
        cluster["id"] = id;
        cluster["name"] = "Cluster " + id;
        cluster["budgetEur"] = budgetEuro;
        foreach (var office in (string[])["managers", "deputies", "finance"])
        {
            var people = model[office]!.AsArray().Select((person, i) => Person(person!, id, string.Create(CultureInfo.InvariantCulture, $"{office}-{i + 1}")));
            cluster[office] = new JsonArray([.. people]);
        }

        return cluster;
    }

    private static JsonObject Person(JsonNode model, string cluster, string office)
    {
        var person = model.DeepClone().AsObject();
        person["id"] = $"{cluster}-{office}";
        person["email"] = $"{office}@{cluster}.example";
        person.Remove("absences");
        return person;
    }

    private static void Save(string path, JsonObject programme) => File.WriteAllText(path, programme.ToJsonString(Readable));
}
