using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Post;
using CE4BIG.Testing;

namespace CE4BIG.Acceptance;

/// <summary>What a desk emits while people use it, things fail and mails do not arrive: everything of it is searched for what is nobody else's business.</summary>
public sealed partial class TelemetryTests
{
    private const int DayASecond = 86_400;
    private const int Exchanges = 6;
    private const int Seed = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // What is typed into a form and says something of a person, an organisation or an account; not the choices from lists.
    private static readonly string[] Typed =
    [
        "visitorOrganisation", "visitorVat", "visitorName", "visitorEmail", "hostOrganisation", "hostName", "hostEmail", "goals", "objectives", "agenda", "iban", "accountHolder",
    ];

    [Fact]
    public async Task Nothing_that_a_season_emits_names_a_person_or_holds_an_address_an_account_a_link_or_a_key()
    {
        await using var collector = new Collector();
        await using var desk = await RunningDesk.StartAsync(DayASecond, onDisk: true, Settings(collector));
        await PlayAsync(desk);
        var refused = await RefuseMailsAsync(desk);
        var letters = await desk.LettersAsync();
        await FailWithoutStorageAsync(desk, letters);
        await desk.EndAppAsync();

        AssertThatMuchWasSaid(collector, desk.Words, letters);
        var secrets = SecretsOf(letters, refused).ToList();
        Assert.True(secrets.Count > 100, $"Only {secrets.Count} secrets are known.");
        Assert.Empty(Leaks.Find(collector.Traces, secrets));
        Assert.Empty(Leaks.Find(collector.Metrics, secrets));
        Assert.Empty(Leaks.Find(collector.Logs, secrets));
        Assert.Empty(Leaks.Find(desk.Words, secrets));
    }

    // Often, so that also what only stood for a moment arrives.
    private static Dictionary<string, string> Settings(Collector collector) => new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.AbsoluteUri,
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        ["Host__Keys__default"] = "the-key-of-other-programs",
    };

    private static async Task PlayAsync(RunningDesk desk)
    {
        await using var season = desk.StartSeason(Exchanges, Seed);
        await season.WaitForExitAsync(Patience);
        Assert.True(season.ExitCode == 0, $"Season said:{Environment.NewLine}{season.LastWords}{Environment.NewLine}The app said:{Environment.NewLine}{desk.LastWords}");
        Assert.True(JsonSerializer.Deserialize<JsonElement>(season.Output[^1]).GetProperty("closed").GetInt32() > 0);
    }

    // Refused for good, as a provider answers to an address that it will never take.
    private static async Task<Story> RefuseMailsAsync(RunningDesk desk)
    {
        var story = new Story(desk);
        await desk.MailboxHttp.PostAsJsonAsync("/api/failures", new { status = 400, count = 2 });
        await story.ApplyAsync();
        await desk.UntilAsync(
            async () => (await desk.MailboxHttp.GetFromJsonAsync<JsonElement>("/api/failures")).GetProperty("refused").GetInt32() >= 2, Patience, "2 mails were refused");
        await desk.MailboxHttp.DeleteAsync(new Uri("/api/failures", UriKind.Relative));
        return story;
    }

    // Pages by link, a page with the secret in the query that is not there, an application, and the API: all while storage is away.
    private static async Task FailWithoutStorageAsync(RunningDesk desk, Letter[] letters)
    {
        var form = await new Story(desk).FormAsync();
        await desk.StopStorageAsync();
        foreach (var link in letters.Select(letter => letter.ActionLink).OfType<Uri>().Where(link => link.Query.Contains("k=", StringComparison.Ordinal)).Take(3))
        {
            using var page = await desk.Http.GetAsync(link);
            Assert.True(page.StatusCode >= HttpStatusCode.InternalServerError, $"{link.AbsolutePath} was answered {page.StatusCode}");
        }

        using var content = form.ToContent();
        using var posted = await desk.Http.PostAsync(form.Target, content);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, posted.StatusCode);
        using var asked = await desk.Http.GetAsync(new Uri("/api/v1/exchanges?code=the-key-of-other-programs", UriKind.Relative));
        Assert.False(asked.IsSuccessStatusCode);
        await desk.StartStorageAgainAsync();
    }

    private static void AssertThatMuchWasSaid(Collector collector, string console, Letter[] letters)
    {
        var numbers = letters.Select(letter => letter.Exchange).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        Assert.True(numbers.Count >= Exchanges, $"Mails came of {numbers.Count} exchanges.");
        Assert.All(numbers, number => Assert.Contains(number, collector.Traces, StringComparison.Ordinal));
        Assert.Contains("StepAnswer", collector.Traces, StringComparison.Ordinal);
        Assert.Contains("desk.moves", collector.Metrics, StringComparison.Ordinal);
        Assert.Contains("The mail provider answered 400", collector.Logs, StringComparison.Ordinal);
        Assert.Contains("StepShow failed for /step/", collector.Logs, StringComparison.Ordinal);
        Assert.Contains("StepShow failed for /step/", console, StringComparison.Ordinal);
    }

    private static IEnumerable<string> SecretsOf(Letter[] letters, Story refused)
    {
        // The people of the season: names and texts follow from the seed, addresses also from the run and are taken from the mails.
        var plans = new Planner(Seed, mark: string.Empty).Plan(Exchanges).Select(plan => plan.Fields).Append(refused.Fields);
        var typed = plans.SelectMany(fields => Typed.Select(field => fields.GetValueOrDefault(field, string.Empty)));
        var links = letters.SelectMany(letter => letter.Links).Select(link => HttpUtility.ParseQueryString(new Uri(link).Query)["k"]).OfType<string>();
        var codes = letters.SelectMany(letter => Code().Matches(letter.Text ?? string.Empty)).Select(match => match.Value);
        string[] keys =
        [
            "the-key-of-other-programs",
            Convert.ToBase64String("acceptance tests' key, 32 bytes."u8),
            Convert.ToBase64String("acceptance tests' bank, 32 bytes"u8),
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        ];
        return typed.Concat(links).Concat(codes).Concat(letters.Select(letter => letter.To)).Concat(Staff()).Concat(keys).Where(secret => secret.Length > 0).Distinct(StringComparer.Ordinal);
    }

    // Whoever stands in a programme file as a person: names and addresses.
    private static IEnumerable<string> Staff() =>
        from file in Directory.EnumerateFiles(Path.Combine(Azurite.RepositoryRoot(), "programmes"), "*.json")
        from match in Person().Matches(File.ReadAllText(file))
        from secret in new[] { match.Groups["name"].Value, match.Groups["email"].Value }
        select secret;

    [GeneratedRegex("(?<![0-9A-Za-z])[0-9]{6}(?![0-9A-Za-z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex("\"name\":\\s*\"(?<name>[^\"]+)\",\\s*\"email\":\\s*\"(?<email>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Person();
}
