using CE4BIG.Season.Evidence;
using CE4BIG.Season.Play;
using CE4BIG.Season.Post;
using CE4BIG.Tour;
using Microsoft.Playwright;

namespace CE4BIG.Acceptance;

public sealed class BrowserTests
{
    // Four seconds a day, and half a minute until the visit: a browser on a loaded machine applies, and host and managers answer, within them.
    private const int Scale = 86_400 / 4;
    private const int DaysAhead = 8;

    [Theory]
    [InlineData(false, 360)]
    [InlineData(true, 1200)]
    public async Task One_exchange_goes_from_application_to_closed_through_the_mailed_links_with_script_and_without(bool script, int width)
    {
        await using var desk = await RunningDesk.StartAsync(Scale);
        await using var browser = await Browser.LaunchAsync();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = script, Locale = "en-GB", ViewportSize = new() { Width = width, Height = 800 } });
        var page = await context.NewPageAsync();
        var story = new Story(desk, daysAhead: DaysAhead, workingDays: 3);

        var exchange = await ApplyAsync(page, desk, story);
        await DecideAsync(page, await desk.LetterAsync(exchange, "host-confirmation-asked"), "confirm");
        await DecideAsync(page, await desk.LetterAsync(exchange, "visiting-approval-asked"), "approve");
        await DecideAsync(page, await desk.LetterAsync(exchange, "hosting-approval-asked"), "approve");
        await ReportAsync(page, await desk.LetterAsync(exchange, "report-asked"));
        await DecideAsync(page, await desk.LetterAsync(exchange, "certificate-asked"), "certify", ("actualStart", Role.Text(story.Start)), ("actualEnd", Role.Text(story.End)));
        await DecideAsync(page, await desk.LetterAsync(exchange, "validation-asked"), "validate");
        var order = await desk.LetterAsync(exchange, "payment-order-asked");
        await DecideAsync(page, order, "order");
        var confirmation = await desk.LetterAsync(exchange, "payment-confirmation-asked");
        Assert.NotEqual(order.To, confirmation.To);
        await desk.Pace.RefreshAsync(CancellationToken.None);
        await DecideAsync(page, confirmation, "paid", ("valueDate", Role.Text(desk.Pace.Today)), ("bankReference", "SEPA-1"));

        var paid = await desk.LetterAsync(exchange, "paid");
        Assert.Equal(story.VisitorEmail, paid.To);
        Assert.Contains("SEPA-1", paid.Text, StringComparison.Ordinal);
        await page.GotoAsync((await desk.LetterAsync(exchange, "application-received")).ActionLink!.AbsoluteUri);
        Assert.True(await page.Locator("main [data-ending=closed]").CountAsync() > 0, await page.Locator("main").InnerTextAsync());
        await ReadTheDeskAsync(page, desk, exchange);
    }

    private static async Task<string> ApplyAsync(IPage page, RunningDesk desk, Story story)
    {
        await page.GotoAsync(desk.Base.AbsoluteUri);
        await page.Locator("main a[href^='/apply']").First.ClickAsync();
        while (await page.Locator("main button[name=go][value=next]").CountAsync() > 0)
        {
            var fields = await page.Locator("main form [name]:not([type=hidden]):not(button)").EvaluateAllAsync<string[]>("all => [...new Set(all.map(e => e.name))]");
            foreach (var field in fields)
            {
                var value = field.StartsWith("agenda-", StringComparison.Ordinal) ? "Laboratory" : story.Fields.GetValueOrDefault(field, string.Empty);
                if (value.Length > 0)
                {
                    await FillAsync(page, field, value);
                }
            }

            var section = await page.Locator("main input[name=section]").GetAttributeAsync("value");
            await page.Locator("main button[name=go][value=next]").ClickAsync();
            Assert.True(await page.Locator("#error-summary").CountAsync() == 0, $"{section}: {await page.Locator("main").InnerTextAsync()}");
        }

        await page.Locator("main button[name=go][value=submit]").ClickAsync();
        Assert.Equal("receipt", await OutcomeAsync(page));
        return new Season.Desk.DeskPage(desk.Base, System.Net.HttpStatusCode.OK, await page.ContentAsync()).ExchangeNumber!;
    }

    private static async Task DecideAsync(IPage page, Letter letter, string decision, params (string Field, string Value)[] fields)
    {
        await page.GotoAsync(letter.ActionLink!.AbsoluteUri);
        Assert.Equal("form", await OutcomeAsync(page));
        await FillAsync(page, "decision", decision);
        foreach (var (field, value) in fields)
        {
            await FillAsync(page, field, value);
        }

        await FillAsync(page, "code", letter.Code!);
        await SubmitAsync(page);
        Assert.True(await OutcomeAsync(page) == "receipt", $"{letter.Kind}: {await page.Locator("main").InnerTextAsync()}");
    }

    private static async Task ReportAsync(IPage page, Letter letter)
    {
        await page.GotoAsync(letter.ActionLink!.AbsoluteUri);
        await FillAsync(page, "summary", "We met and measured.");
        await FillAsync(page, "results", "A joint protocol.");
        foreach (var file in await page.Locator("input[type=file]").AllAsync())
        {
            var evidence = EvidenceFile.Document("evidence", $"Evidence for {await file.GetAttributeAsync("name")}");
            await file.SetInputFilesAsync(new FilePayload { Name = evidence.Name, MimeType = evidence.ContentType, Buffer = evidence.Content.ToArray() });
        }

        await FillAsync(page, "code", letter.Code!);
        await SubmitAsync(page);
        // With the script, the page stays and shows how far the files are; the answer takes the place of the form.
        await page.Locator("main[data-outcome=receipt]").WaitForAsync();
    }

    /// <summary>A manager signs in by mail, finds the exchange on the desk's list, and reads its file.</summary>
    private static async Task ReadTheDeskAsync(IPage page, RunningDesk desk, string exchange)
    {
        var manager = (await desk.LetterAsync(exchange, "validation-asked")).To;
        await page.GotoAsync(new Uri(desk.Base, "/desk/sign-in").AbsoluteUri);
        await FillAsync(page, "email", manager);
        await SubmitAsync(page);
        Letter? letter = null;
        await desk.UntilAsync(
            async () => (letter = (await desk.LettersAsync()).FirstOrDefault(l => l.To == manager && l.ActionLink?.AbsolutePath == "/desk/enter")) is not null,
            TimeSpan.FromSeconds(30),
            "the sign-in link has arrived");
        await page.GotoAsync(letter!.ActionLink!.AbsoluteUri);
        await SubmitAsync(page);
        // Nothing is left to do in it, so it is found in the list.
        await page.GotoAsync(new Uri(desk.Base, "/desk/exchanges").AbsoluteUri);
        await page.Locator($"main a[href*='{exchange}']").First.ClickAsync();

        var file = await page.Locator("main").InnerTextAsync();
        Assert.Contains("We met and measured.", file, StringComparison.Ordinal);
        Assert.Contains("SEPA-1", file, StringComparison.Ordinal);
    }

    private static async Task FillAsync(IPage page, string field, string value)
    {
        var controls = page.Locator($"main [name='{field}']");
        var first = controls.First;
        var type = await first.GetAttributeAsync("type");
        if (type is "radio" or "checkbox")
        {
            await page.Locator($"main [name='{field}'][value='{value}']").CheckAsync();
        }
        else if (await page.Locator($"main select[name='{field}']").CountAsync() > 0)
        {
            await first.SelectOptionAsync(value);
        }
        else
        {
            await first.FillAsync(value);
        }
    }

    private static Task SubmitAsync(IPage page) => page.Locator("main form[method=post] button:not([type=button])").First.ClickAsync();

    private static async Task<string?> OutcomeAsync(IPage page) => await page.Locator("main").GetAttributeAsync("data-outcome");
}
