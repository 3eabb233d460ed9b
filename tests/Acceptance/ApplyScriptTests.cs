using Microsoft.Playwright;

namespace CE4BIG.Acceptance;

/// <summary>What the scripts of the application add; everything works without them, as other tests show.</summary>
public sealed class ApplyScriptTests(SlowDesk slow) : IClassFixture<SlowDesk>, IAsyncLifetime
{
    private readonly RunningDesk _desk = slow.Desk;
    private readonly List<string> _complaints = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
        });
        _page = await (await _browser.NewContextAsync(new() { Locale = "en-GB" })).NewPageAsync();
        _page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Add(message.Text);
            }
        };
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    [Fact]
    public async Task The_calculator_answers_without_a_press()
    {
        await _page.GotoAsync(_desk.Base.AbsoluteUri);

        await _page.Locator("#calc-host").SelectOptionAsync("PT");
        await _page.Locator("#calc-days").FillAsync("3");
        await _page.Locator("[data-amount-cents='39000']").WaitForAsync();
        await _page.Locator("#calc-days").FillAsync("5");
        await _page.Locator("[data-amount-cents='78000']").WaitForAsync();

        Assert.False(await _page.Locator("#calculator [data-live-button]").IsVisibleAsync());
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task The_section_of_the_visit_counts_the_days_as_they_are_chosen()
    {
        var story = new Story(_desk);
        await _page.GotoAsync(new Uri(_desk.Base, "/apply?lang=en").AbsoluteUri);
        await _page.Locator("nav.sections button[value=visit]").ClickAsync();

        await _page.Locator("#startDate").FillAsync(story.Fields["startDate"]);
        await _page.Locator("#endDate").FillAsync(story.Fields["endDate"]);

        await _page.GetByText("5 working days are counted.").WaitForAsync();
        Assert.Equal(story.Fields["startDate"], await _page.Locator("#startDate").InputValueAsync());
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task What_is_typed_is_saved_by_itself_once_there_is_an_address()
    {
        var email = new Story(_desk).VisitorEmail;
        await _page.GotoAsync(new Uri(_desk.Base, "/apply?lang=en").AbsoluteUri);
        await _page.Locator("nav.sections button[value=person]").ClickAsync();
        await _page.Locator("#visitorName").FillAsync("Zofia");
        await _page.Locator("#visitorEmail").FillAsync(email);
        await _page.Locator("#visitorEmail").PressAsync("Tab");
        await _page.Locator("#visitorLanguage").SelectOptionAsync("en");

        var note = _page.Locator("[data-autosave]");
        await Assertions.Expect(note).ToContainTextAsync(email, new() { Timeout = 30_000 });
        Assert.StartsWith("Saved at ", await note.InnerTextAsync(), StringComparison.Ordinal);
        await _desk.UntilAsync(async () => (await _desk.LettersAsync()).Any(l => l.To == email && l.Kind == "draft-link"), TimeSpan.FromSeconds(30), "the link has arrived");
        Assert.Equal(0, await _page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length"));
        Assert.Empty(_complaints);
    }
}
