using System.Net;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Post;
using Microsoft.Playwright;

namespace CE4BIG.Acceptance;

public sealed class DraftTests(SlowDesk slow) : IClassFixture<SlowDesk>
{
    private readonly RunningDesk _desk = slow.Desk;

    [Fact]
    public async Task A_draft_is_saved_half_done_resumed_by_its_link_and_gone_once_it_is_submitted()
    {
        var story = new Story(_desk);
        var form = await story.FormAsync();
        form.Force("startDate", "soon").Force("iban", "").Force("goals", "One\r\n\r\n“two” <b>&</b>").Clear("declarePrivacy");

        var saved = await SaveAsync(form);
        var letter = await LinkAsync(story.VisitorEmail);
        var resumed = await OpenAsync(letter);

        Assert.True(saved is { Status: HttpStatusCode.OK, Outcome: "receipt" }, _desk.Explain(saved));
        Assert.True(resumed is { Status: HttpStatusCode.OK, Step: "application", Outcome: "form" }, _desk.Explain(resumed));
        // It goes on where something is to be done, with everything else on its way.
        var again = resumed.FormWith("visitorOrganisation");
        Assert.Equal(("visit", "soon", null, null), (again["section"], again["startDate"], again["iban"], again["declarePrivacy"]));
        Assert.Equal("One\n\n“two” <b>&</b>", again["goals"]?.ReplaceLineEndings("\n"));
        Assert.Equal(story.Fields["hostName"], again["hostName"]);

        // Saved again, it is the same draft; and somebody in a hurry gets no second mail.
        again.Force("startDate", story.Fields["startDate"]);
        Assert.Equal("receipt", (await SaveAsync(again)).Outcome);
        var last = (await OpenAsync(letter)).FormWith("visitorOrganisation");
        Assert.Equal(story.Fields["startDate"], last["startDate"]);
        Assert.Single(await LettersToAsync(story.VisitorEmail));

        foreach (var (field, value) in story.Fields)
        {
            last.Force(field, value);
        }

        var applied = await _desk.Desk.SubmitAsync(last, CancellationToken.None);
        Assert.True(applied.Status == HttpStatusCode.OK && applied.ExchangeNumber is not null, _desk.Explain(applied));
        await _desk.LetterAsync(applied.ExchangeNumber!, "application-received");

        var gone = await OpenAsync(letter);
        Assert.True(gone is { Status: HttpStatusCode.Gone, Outcome: "error" }, _desk.Explain(gone));
        Assert.Equal(applied.ExchangeNumber, (await _desk.Desk.SubmitAsync(last, CancellationToken.None)).ExchangeNumber);
        Assert.Equal(HttpStatusCode.Gone, (await SaveAsync(again)).Status);
    }

    [Theory]
    [InlineData("visitorEmail", "", "there is nowhere to send the link")]
    [InlineData("visitorEmail", "nobody", "no address")]
    [InlineData("agenda", "8001*x", "more than twice as long as the form takes")]
    public async Task A_draft_that_cannot_be_kept_says_so_at_the_field_and_loses_nothing(string field, string written, string why)
    {
        var story = new Story(_desk);
        var value = written.EndsWith("*x", StringComparison.Ordinal) ? new string('x', int.Parse(written[..^2], System.Globalization.CultureInfo.InvariantCulture)) : written;

        var page = await SaveAsync((await story.FormAsync()).Force(field, value));

        Assert.True(page.Status == HttpStatusCode.UnprocessableEntity, $"{why}, but: {_desk.Explain(page)}");
        Assert.True(page.ErrorAt(field) is { Length: > 0 }, why);
        Assert.Contains(field, page.FormWith(field).Shown);
        Assert.Equal(value, page.FormWith(field)[field]);
        Assert.Equal(story.Fields["hostName"], page.FormWith(field)["hostName"]);
        Assert.Empty(await LettersToAsync(story.VisitorEmail));
    }

    [Fact]
    public async Task A_link_that_was_altered_opens_nothing()
    {
        var story = new Story(_desk);
        await SaveAsync(await story.FormAsync());
        var link = (await LinkAsync(story.VisitorEmail)).ActionLink!;

        foreach (var wrong in new[] { link.AbsolutePath, link.AbsolutePath + "?k=", link.PathAndQuery + "x", "/apply/draft/x" + link.Query, $"/apply/draft/{new string('0', 32)}{link.Query}" })
        {
            var page = await _desk.Desk.GetAsync(wrong, CancellationToken.None);
            Assert.True(page.Status == HttpStatusCode.NotFound, $"{wrong}: {page.Answer}");
        }
    }

    [Fact]
    public async Task Another_language_keeps_what_was_typed_and_judges_nothing()
    {
        var story = new Story(_desk);
        var form = (await story.FormAsync()).Force("startDate", "soon").Force("save", "language");

        using var content = form.ToContent();
        using var response = await _desk.Http.PostAsync(new Uri("/apply?lang=de", UriKind.Relative), content);
        var page = new DeskPage(_desk.Base, response.StatusCode, await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("de", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Null(page.ErrorAt("startDate"));
        var kept = page.FormWith("visitorOrganisation");
        Assert.Equal(("soon", "de", form["formId"]), (kept["startDate"], kept["lang"], kept["formId"]));
        Assert.All(story.Fields.Remove("startDate"), field => Assert.Equal((field.Key, field.Value), (field.Key, kept[field.Key]?.ReplaceLineEndings("\n") ?? string.Empty)));
    }

    [Fact]
    public async Task In_a_browser_without_script_a_form_changes_language_is_saved_and_resumed_and_the_enter_key_goes_on()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
        });
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Locale = "en-GB" });
        var page = await context.NewPageAsync();
        var email = new Story(_desk).VisitorEmail;
        await page.GotoAsync(new Uri(_desk.Base, "/apply").AbsoluteUri);
        await page.Locator("nav.sections button[value=person]").ClickAsync();
        await page.Locator("#visitorEmail").FillAsync(email);
        await page.Locator("nav.sections button[value=purpose]").ClickAsync();
        await page.Locator("#goals").FillAsync("First\nSecond");

        await page.Locator("nav.languages button[lang=pl]").ClickAsync();
        Assert.Equal("pl", await page.Locator("html").GetAttributeAsync("lang"));
        await page.Locator("main button[value=draft]").ClickAsync();
        Assert.Equal("receipt", await page.Locator("main").GetAttributeAsync("data-outcome"));

        await page.GotoAsync((await LinkAsync(email)).ActionLink!.AbsoluteUri);
        Assert.Equal("pl", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal("First\nSecond", (await page.Locator("input[type=hidden][name=goals]").InputValueAsync()).ReplaceLineEndings("\n"));
        await page.Locator("#visitorOrganisation").PressAsync("Enter");
        await page.WaitForURLAsync(new Uri(_desk.Base, "/apply").AbsoluteUri);
        Assert.Equal(1, await page.Locator("#error-summary a[href='#visitorOrganisation']").CountAsync());
        Assert.Equal(0, await page.Locator("#error-summary a[href='#visitorName']").CountAsync());
        await page.Locator("nav.sections button[value=purpose]").ClickAsync();
        Assert.Equal("First\nSecond", await page.Locator("#goals").InputValueAsync());
    }

    private Task<DeskPage> SaveAsync(DeskForm form) => _desk.Desk.SubmitAsync(form.Force("save", "draft"), CancellationToken.None);

    private Task<DeskPage> OpenAsync(Letter letter) => _desk.Desk.GetAsync(letter.ActionLink!.AbsoluteUri, CancellationToken.None);

    private async Task<Letter[]> LettersToAsync(string email) => [.. (await _desk.LettersAsync()).Where(l => l.To == email)];

    private async Task<Letter> LinkAsync(string email)
    {
        Letter? found = null;
        await _desk.UntilAsync(
            async () => (found = (await LettersToAsync(email)).FirstOrDefault(l => l.Kind == "draft-link")) is not null,
            TimeSpan.FromSeconds(30),
            "the link to the draft has arrived");
        return found!;
    }
}
