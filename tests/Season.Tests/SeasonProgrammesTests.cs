using System.Text.Json;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Staff;

namespace CE4BIG.Season.Tests;

public sealed class SeasonProgrammesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("season-programmes").FullName;

    public SeasonProgrammesTests() => SeasonProgrammes.Write(Shipped, _folder);

    private static string Shipped
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "CE4BIG.sln")))
            {
                folder = folder.Parent!;
            }

            return Path.Combine(folder.FullName, "programmes");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_shipped_file_is_there_and_one_more() => Assert.Equal(
        Directory.GetFiles(Shipped).Select(f => Path.GetFileName(f)).Append("season.json").Order(StringComparer.Ordinal),
        Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    [Fact]
    public void Clusters_have_money_enough_for_a_season_and_scarce_ones_for_one_visit()
    {
        using var shipped = Read("ce4big.json");
        using var own = Read("season.json");

        Assert.All(Clusters(shipped), c => Assert.True(c.GetProperty("budgetEur").GetDecimal() > 1_000_000));
        Assert.Equal(Venues.ScarceClusters, Clusters(own).Count(c => c.GetProperty("budgetEur").GetDecimal() == Venues.ScarceBudgetEuro));
    }

    [Fact]
    public void Nobody_has_two_offices()
    {
        var addresses = Directory.GetFiles(_folder, "*.json").Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal)).SelectMany(file =>
        {
            using var programme = Read(Path.GetFileName(file));
            return Addresses(programme.RootElement).ToList();
        });

        Assert.Distinct(addresses, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_manager_who_is_away_names_the_deputy_as_stand_in()
    {
        using var own = Read("season.json");
        var away = Clusters(own).Single(c => c.GetProperty("id").GetString() == Venues.AwayCluster);

        Assert.Equal(
            away.GetProperty("deputies")[0].GetProperty("id").GetString(),
            away.GetProperty("managers")[0].GetProperty("absences")[0].GetProperty("standIn").GetString());
    }

    [Fact]
    public void The_roster_knows_whom_the_season_signs_in_as()
    {
        var roster = Roster.Read(_folder);

        Assert.Equal("coordinator@season.example", roster.Coordinator("season"));
        Assert.Equal("managers-1@scarce-01.example", roster.Manager("season", "scarce-01"));
        Assert.Equal("hugo.lefevre@atlanpole.example", roster.Deputy("ce4big", "atlanpole"));
        Assert.Throws<UnplayableException>(() => roster.Manager("ce4big", "nowhere"));
    }

    [Fact]
    public void A_folder_without_programmes_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<SeasonCannotStartException>(() => Roster.Read("nowhere")).Message, StringComparison.Ordinal);

    private static JsonElement[] Clusters(JsonDocument programme) => [.. programme.RootElement.GetProperty("clusters").EnumerateArray()];

    private static IEnumerable<string> Addresses(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Addresses),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.NameEquals("email") ? [p.Value.GetString()!] : Addresses(p.Value)),
        _ => [],
    };

    private JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, file)));
}
