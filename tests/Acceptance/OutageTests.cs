using System.Net;
using System.Net.Http.Json;
using CE4BIG.Season.Desk;

namespace CE4BIG.Acceptance;

public sealed class OutageTests
{
    private const int DayAMinute = 1440;

    [Fact]
    public async Task While_storage_is_away_people_are_told_and_keep_what_they_typed_and_then_it_goes_on()
    {
        await using var desk = await RunningDesk.StartAsync(DayAMinute, onDisk: true);
        var story = new Story(desk);
        var form = await story.FormAsync();
        await desk.StopStorageAsync();

        var away = await PostAsync(desk, form);
        using var health = await desk.Http.GetAsync(new Uri("/health", UriKind.Relative));
        await desk.StartStorageAgainAsync();

        Assert.True(away.Status == HttpStatusCode.ServiceUnavailable, desk.Explain(away));
        Assert.Equal(story.Fields["goals"], away.FormWith("goals")["goals"]?.ReplaceLineEndings("\n"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        var page = await desk.Desk.SubmitAsync(away.FormWith("goals"), CancellationToken.None);
        Assert.True(page is { Status: HttpStatusCode.OK, ExchangeNumber: not null }, desk.Explain(page));
        await desk.LetterAsync(page.ExchangeNumber!, "host-confirmation-asked");
    }

    [Fact]
    public async Task While_the_mail_service_is_away_applications_are_taken_and_the_mails_follow()
    {
        await using var desk = await RunningDesk.StartAsync(DayAMinute);
        await desk.MailboxHttp.PostAsJsonAsync("/api/failures", new { status = 503, count = 1_000 });

        var exchange = await new Story(desk).ApplyAsync();
        Assert.Empty(await desk.LettersAsync());
        await desk.MailboxHttp.DeleteAsync(new Uri("/api/failures", UriKind.Relative));

        await desk.LetterAsync(exchange, "application-received", seconds: 90);
        await desk.LetterAsync(exchange, "host-confirmation-asked", seconds: 90);
        Assert.Equal(2, (await desk.LettersAsync()).Length);
    }

    [Fact]
    public async Task What_was_accepted_just_before_a_power_cut_goes_on_after_it()
    {
        await using var desk = await RunningDesk.StartAsync(DayAMinute);
        var exchange = await new Story(desk).ApplyAsync();

        await desk.KillAppAsync();
        await desk.StartAppAsync();

        await desk.LetterAsync(exchange, "application-received");
        await desk.LetterAsync(exchange, "host-confirmation-asked");
    }

    // The patient client would try again by itself until storage is back.
    private static async Task<DeskPage> PostAsync(RunningDesk desk, DeskForm form)
    {
        using var content = form.ToContent();
        using var response = await desk.Http.PostAsync(form.Target, content);
        return new DeskPage(form.Target, response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
