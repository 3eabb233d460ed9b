using System.Net;
using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Tests.Lifecycle;
using Microsoft.Extensions.DependencyInjection;

namespace CE4BIG.Functions.Tests.Standstill;

/// <summary>Where the coordinator lets the desk go on.</summary>
public sealed class StandstillPageTests : IClassFixture<StandingFixture>, IAsyncLifetime
{
    private const string Coordinator = "claire.fontaine@ce4big.example";
    private const string Manager = "anna.nowak@lsk.example";
    private const string Page = "/desk/standstill";

    private readonly StandingFixture _fixture;

    public StandstillPageTests(StandingFixture fixture) => _fixture = fixture;

    private RunningApp App => _fixture.App;

    public Task InitializeAsync() => _fixture.NoteAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task It_tells_which_backup_it_was_and_leads_to_what_is_overdue()
    {
        var page = await TextAsync(Coordinator);

        Assert.Contains(StandingFixture.Sha256, page, StringComparison.Ordinal);
        Assert.Contains("2026-11-20T04:00:00Z", page, StringComparison.Ordinal);
        Assert.Contains("/desk/exchanges?overdue=yes&sort=due", page, StringComparison.Ordinal);
        Assert.Contains("name=\"liftChecked\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Manager, HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Redirect)]
    public async Task It_is_the_coordinators_alone(string? staff, HttpStatusCode answered)
    {
        using var shown = await App.GetAsync(Page, staff);
        using var lifted = await App.PostAsync(Page, [new("liftReason", "All is well."), new("liftChecked", "yes")], staff);

        Assert.Equal((answered, answered), (shown.StatusCode, lifted.StatusCode));
        Assert.Null((await _fixture.Notes.FindAsync(default))!.Lifting);
    }

    [Theory]
    [InlineData("", "yes", "liftReason")]
    [InlineData("All is well.", "", "liftChecked")]
    public async Task It_takes_a_reason_and_a_word_of_confirmation(string reason, string word, string field)
    {
        using var answer = await App.PostAsync(Page, [new("liftReason", reason), new("liftChecked", word)], Coordinator);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"{field}-error", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await _fixture.Notes.FindAsync(default))!.Lifting);
    }

    [Fact]
    public async Task While_the_restore_is_not_over_nobody_lifts_it()
    {
        await _fixture.NoteAsync(isOver: false);

        Assert.DoesNotContain("name=\"liftChecked\"", await TextAsync(Coordinator), StringComparison.Ordinal);
        using var answer = await App.PostAsync(Page, [new("liftReason", "I cannot wait."), new("liftChecked", "yes")], Coordinator);

        Assert.Null((await _fixture.Notes.FindAsync(default))!.Lifting);
    }

    [Fact]
    public async Task Who_let_it_go_on_when_and_why_is_remembered_and_a_second_word_changes_nothing()
    {
        await using var own = new Own();
        await own.InitializeAsync();
        using var first = await own.App.PostAsync(Page, [new("liftReason", "Compared with the bank."), new("liftChecked", "yes")], Coordinator);
        using var second = await own.App.PostAsync(Page, [new("liftReason", "Something else."), new("liftChecked", "yes")], Coordinator);
        using var sent = await own.App.PostAsync("/apply", Samples.Form());
        using var desk = await own.App.GetAsync("/desk", Coordinator);

        Assert.Contains("data-done=\"lifted\"", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var note = (await own.Notes.FindAsync(default))!;
        Assert.Equal(("ce4big", "Compared with the bank."), (note.Lifting!.Programme, note.Lifting.Reason));
        Assert.Equal((StandingFixture.Sha256, StandingFixture.Begun), (note.Sha256, note.BackupBegun));
        Assert.Contains("Claire Fontaine", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.ServiceUnavailable, sent.StatusCode);
        Assert.DoesNotContain("data-standstill", await desk.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_once_found_that_nothing_stands_still_does_not_ask_again()
    {
        await using var own = new Own();
        await own.InitializeAsync();
        var watch = own.App.Services.GetRequiredService<StandstillWatch>();
        Assert.Equal(StandingFixture.Sha256, (await watch.FindAsync(default))!.Sha256);
        Assert.True(await own.Notes.LiftAsync(new Lifting(StandingFixture.Begun, "ce4big", "claire-fontaine", "Done."), default));
        Assert.False(await watch.StandsStillAsync(default));

        await own.NoteAsync();

        Assert.False(await watch.StandsStillAsync(default));
    }

    private async Task<string> TextAsync(string staff)
    {
        using var page = await App.GetAsync(Page, staff);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }

    // A process that found the standstill lifted does not stand still again.
    private sealed class Own : IAsyncDisposable
    {
        private readonly StandingFixture _fixture = new();

        public RunningApp App => _fixture.App;

        public StandstillStore Notes => _fixture.Notes;

        public Task InitializeAsync() => _fixture.InitializeAsync();

        public Task NoteAsync() => _fixture.NoteAsync();

        public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();
    }
}
