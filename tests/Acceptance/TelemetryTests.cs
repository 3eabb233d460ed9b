using System.Net.Http.Json;
using System.Text.Json;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Post;
using CE4BIG.Testing;

namespace CE4BIG.Acceptance;

/// <summary>What a desk emits while people use it, things fail and mails do not arrive: everything of it is searched for what is nobody else's business.</summary>
public sealed class TelemetryTests
{
    private const int DayASecond = 86_400;
    private const int Exchanges = 6;
    private const int Seed = 4;
    private const int Failed = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Nothing_that_a_season_emits_names_a_person_or_holds_an_address_an_account_a_link_or_a_key()
    {
        await using var collector = new Collector();
        await using var desk = await RunningDesk.StartAsync(DayASecond, onDisk: true, Settings(collector));
        await PlayAsync(desk);
        var refused = await RefuseMailsAsync(desk);
        var cookie = await desk.SignInAsync(Secrets.Coordinator);
        var applying = new Story(desk);
        var errands = Errands.Of(await desk.LettersAsync(), await applying.FormAsync(), cookie);
        var cookies = await FailWithoutStorageAsync(desk, errands);
        var asked = await FailWithAWrongKeyAsync(desk, errands);
        await desk.EndAppAsync();

        var letters = await desk.LettersAsync();
        AssertThatMuchWasSaid(collector, desk.Words, letters);
        var secrets = Secrets.Of(desk, new Planner(Seed, mark: string.Empty).Plan(Exchanges), [refused, applying, asked], letters, [cookie, .. cookies]);
        Assert.DoesNotContain(secrets, kind => kind.Value.Count == 0);
        var all = secrets.Values.SelectMany(kind => kind).ToList();
        Assert.Empty(Leaks.Find(collector.Traces, all));
        Assert.Empty(Leaks.Find(collector.Metrics, all));
        Assert.Empty(Leaks.Find(collector.Logs, all));
        Assert.Empty(Leaks.Find(desk.Words, all));
    }

    // Often, so that also what only stood for a moment arrives.
    private static Dictionary<string, string> Settings(Collector collector) => new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.AbsoluteUri,
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        ["Host__Keys__default"] = Secrets.OtherProgramsKey,
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

    // Signing in works without storage: its cookies are given back.
    private static async Task<IEnumerable<string>> FailWithoutStorageAsync(RunningDesk desk, IEnumerable<Errand> errands)
    {
        await desk.StopStorageAsync();
        var answers = await Task.WhenAll(errands.Select(errand => errand.SendAsync(desk.Http)));
        await desk.StartStorageAgainAsync();
        await desk.UntilHealthyAsync();

        Assert.Empty(answers.Where(a => a.Errand.NeedsStorage && a.Status < Failed).Select(a => FormattableString.Invariant($"{a.Status}: {a.Errand}")));
        return answers.Select(a => a.Cookie).OfType<string>();
    }

    // As after an operator's mistake: no exchange can be read, so that pages and the workflow fail by something that does not pass.
    private static async Task<Story> FailWithAWrongKeyAsync(RunningDesk desk, IEnumerable<Errand> errands)
    {
        var story = new Story(desk);
        await desk.LetterAsync(await story.ApplyAsync(), "host-confirmation-asked");
        await desk.ChangeSettingAsync("BankData__Key", Secrets.WrongBankKey);
        var answers = await Task.WhenAll(errands.Select(errand => errand.SendAsync(desk.Http)));

        Assert.Empty(answers.Where(a => a.Errand.ReadsExchange && a.Status != Failed).Select(a => FormattableString.Invariant($"{a.Status}: {a.Errand}")));
        await desk.UntilAsync(() => Task.FromResult(desk.Words.Contains("Activity TendStep", StringComparison.Ordinal)), Patience, "the workflow failed");
        return story;
    }

    private static void AssertThatMuchWasSaid(Collector collector, string console, Letter[] letters)
    {
        var numbers = letters.Select(letter => letter.Exchange).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        Assert.True(numbers.Count >= Exchanges, $"Mails came of {numbers.Count} exchanges.");
        Assert.All(numbers, number => Assert.Contains(number, collector.Traces, StringComparison.Ordinal));
        Assert.Contains("desk.moves", collector.Metrics, StringComparison.Ordinal);
        Assert.Contains("with 400.", collector.Logs, StringComparison.Ordinal);
        Assert.All(["StepShow", "StepAnswer", "ApplySubmit", "SignInAsk", "EvidenceFiles"], function => Assert.Contains(function, collector.Traces, StringComparison.Ordinal));
        Assert.All(
            ["StepShow failed for CX-", "StepAnswer failed for CX-", "EvidenceFiles failed for CX-", "was answered.", "Activity TendStep"],
            line =>
            {
                Assert.Contains(line, collector.Logs, StringComparison.Ordinal);
                Assert.Contains(line, console, StringComparison.Ordinal);
            });
    }
}
