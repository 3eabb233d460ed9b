using System.Text.Json;

namespace CE4BIG.Season.Staff;

/// <summary>
/// Who works for the programmes, from their files: the addresses where staff sign in. A clerk of a cluster knows them as well.
/// </summary>
internal sealed class Roster
{
    private readonly Dictionary<(string Programme, string Cluster, string Office), string> _addresses = [];

    private Roster()
    {
    }

    /// <summary>Nobody: for a season in which no staff act at the desk.</summary>
    public static Roster Empty => new();

    /// <summary>Reads all programme files of a folder.</summary>
    /// <exception cref="SeasonCannotStartException">There are none, or they are none.</exception>
    public static Roster Read(string folder)
    {
        var roster = new Roster();
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.json").Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal)))
            {
                using var programme = JsonDocument.Parse(File.ReadAllBytes(file));
                roster.Add(programme.RootElement);
            }
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SeasonCannotStartException($"{folder} holds no programme files ({wrong.Message}). Start the app with ./run.sh --season.", wrong);
        }

        return roster;
    }

    public bool Has(string programme) => _addresses.Keys.Any(k => k.Programme == programme);

    public string Coordinator(string programme) => Of(programme, string.Empty, "coordinators");

    public string Manager(string programme, string cluster) => Of(programme, cluster, "managers");

    public string Deputy(string programme, string cluster) => Of(programme, cluster, "deputies");

    private void Add(JsonElement programme)
    {
        var id = programme.GetProperty("id").GetString()!;
        AddFirst(id, string.Empty, programme, "coordinators");
        foreach (var cluster in programme.GetProperty("clusters").EnumerateArray())
        {
            var name = cluster.GetProperty("id").GetString()!;
            AddFirst(id, name, cluster, "managers");
            AddFirst(id, name, cluster, "deputies");
        }
    }

    // The first of each: whoever is asked when nobody is away.
    private void AddFirst(string programme, string cluster, JsonElement list, string office)
    {
        if (list.TryGetProperty(office, out var people) && people.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } person)
        {
            _addresses[(programme, cluster, office)] = person.GetProperty("email").GetString()!;
        }
    }

    private string Of(string programme, string cluster, string office) =>
        _addresses.TryGetValue((programme, cluster, office), out var address)
            ? address
            : throw new UnplayableException($"{programme} has no {office} {cluster}".TrimEnd() + " in the folder of --programmes.");
}
