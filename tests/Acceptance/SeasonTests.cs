using System.Net.Http.Json;
using System.Text.Json;

namespace CE4BIG.Acceptance;

public sealed class SeasonTests
{
    private const int DayASecond = 86_400;
    private const int Exchanges = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_small_season_ends_as_planned()
    {
        await using var desk = await RunningDesk.StartAsync(DayASecond);
        await using var season = desk.StartSeason(Exchanges, seed: 1);

        await season.WaitForExitAsync(Patience);

        var result = AssertAsPlanned(season, desk);
        Assert.Equal(0, result.GetProperty("lostOrDoubled").GetInt32());
    }

    [Fact]
    public async Task A_season_ends_as_planned_though_the_app_is_killed_in_the_middle()
    {
        await using var desk = await RunningDesk.StartAsync(DayASecond / 2);
        await using var season = desk.StartSeason(Exchanges, seed: 2);

        // Three times: while people apply, while they decide, and while they travel.
        foreach (var mails in new[] { 8, 25, 45 })
        {
            await desk.UntilAsync(async () => season.HasExited || await CountAsync(desk) >= mails, Patience, "enough mails were sent");
            await desk.KillAppAsync();
            await desk.StartAppAsync();
        }

        await season.WaitForExitAsync(Patience);
        AssertAsPlanned(season, desk);
    }

    [Fact]
    public async Task A_season_ends_as_planned_though_the_mail_service_is_away_for_a_while()
    {
        await using var desk = await RunningDesk.StartAsync(DayASecond / 2);
        await using var season = desk.StartSeason(4, seed: 3);
        await desk.UntilAsync(async () => season.HasExited || await CountAsync(desk) >= 6, Patience, "6 mails were sent");

        await desk.MailboxHttp.PostAsJsonAsync("/api/failures", new { status = 503, count = 1_000 });
        await desk.UntilAsync(async () => season.HasExited || await RefusedAsync(desk) >= 3, Patience, "3 mails were refused");
        await desk.MailboxHttp.DeleteAsync(new Uri("/api/failures", UriKind.Relative));

        await season.WaitForExitAsync(Patience);
        var result = AssertAsPlanned(season, desk);
        Assert.Equal(0, result.GetProperty("lostOrDoubled").GetInt32());
    }

    private static JsonElement AssertAsPlanned(ChildProgram season, RunningDesk desk)
    {
        Assert.True(season.ExitCode == 0, $"Season said:{Environment.NewLine}{season.LastWords}{Environment.NewLine}The app said:{Environment.NewLine}{desk.LastWords}");
        var result = JsonSerializer.Deserialize<JsonElement>(season.Output[^1]);
        Assert.Equal(0, result.GetProperty("failed").GetInt32());
        Assert.True(result.GetProperty("closed").GetInt32() > 0);
        Assert.Equal(
            result.GetProperty("exchanges").GetInt32(),
            result.GetProperty("closed").GetInt32() + result.GetProperty("rejected").GetInt32());
        return result;
    }

    // The mailbox of a test starts empty and counts its mails from 1 on.
    private static async Task<long> CountAsync(RunningDesk desk) =>
        await desk.MailboxHttp.GetFromJsonAsync<JsonElement[]>("/api/messages?limit=1") is [var newest] ? newest.GetProperty("id").GetInt64() : 0;

    private static async Task<int> RefusedAsync(RunningDesk desk) =>
        (await desk.MailboxHttp.GetFromJsonAsync<JsonElement>("/api/failures")).GetProperty("refused").GetInt32();
}
