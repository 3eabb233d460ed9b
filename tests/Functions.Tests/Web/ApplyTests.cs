using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CE4BIG.Domain.Applications;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Web;

/// <summary>The application in sections: one form without a memory of its own.</summary>
public sealed class ApplyTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly string _formId = Guid.NewGuid().ToString();

    [Fact]
    public async Task Going_on_judges_the_section_that_is_left_and_no_other()
    {
        var page = await PostAsync(new() { ["section"] = "person", ["go"] = "next", ["visitorName"] = "Zofia", ["visitorEmail"] = "zofia" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("person", page.Section);
        Assert.Equal(["visitorEmail", "visitorLanguage"], page.Errors);
    }

    [Fact]
    public async Task A_section_that_is_right_leads_to_the_next_with_everything_that_was_typed()
    {
        var page = await PostAsync(new(Only(ApplicationSection.Bank)) { ["section"] = "bank", ["go"] = "next", ["goals"] = "\r\nfirst\r\n\"second\" <b>" });

        Assert.Equal((HttpStatusCode.OK, "declarations"), (page.Status, page.Section));
        Assert.Empty(page.Errors);
        Assert.Equal("\nfirst\n\"second\" <b>", page.Hidden("goals"));
        Assert.Equal("WBKPPLPP", page.Hidden("bic"));
    }

    [Theory]
    [InlineData("host", "hostCountry", "PL", "hostCountry")]
    [InlineData("host", "hostCluster", "lsk", "hostCluster")]
    [InlineData("visit", "endDate", "2026-06-09", "endDate")]
    [InlineData("visit", "endDate", "2026-07-31", "endDate")]
    [InlineData("visit", "startDate", "2026-04-13", "startDate")]
    [InlineData("organisation", "visitorStaff", "251", "visitorStaff")]
    public async Task A_rule_that_is_not_kept_is_named_in_its_section_at_once(string section, string field, string value, string at)
    {
        var page = await PostAsync(new(Samples.Form()) { ["section"] = section, ["go"] = "next", [field] = value });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, section), (page.Status, page.Section));
        Assert.Contains(at, page.Errors);
    }

    [Theory]
    [InlineData("back", "person")]
    [InlineData("review", "review")]
    [InlineData("organisation", "organisation")]
    public async Task Going_back_or_elsewhere_judges_nothing(string go, string section)
    {
        var page = await PostAsync(new() { ["section"] = "host", ["go"] = go, ["hostEmail"] = "nobody" });

        Assert.Equal((HttpStatusCode.OK, section), (page.Status, page.Section));
        Assert.Empty(page.Errors);
        Assert.Equal("nobody", page.Hidden("hostEmail"));
    }

    [Theory]
    [InlineData("go", "nowhere")]
    [InlineData("save", "everything")]
    public async Task A_button_that_no_page_has_is_refused(string name, string value)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(new() { ["section"] = "host", [name] = value })).Status);
    }

    [Fact]
    public async Task The_language_can_be_switched_in_the_middle_and_everything_stays()
    {
        var typed = new Dictionary<string, string>(Samples.Form()) { ["section"] = "purpose", ["save"] = "language", ["agenda"] = "", ["agenda-2026-06-08"] = "Laboratory", ["iban"] = "wrong" };

        var page = await PostAsync(typed, "/apply?lang=de");

        Assert.Equal((HttpStatusCode.OK, "purpose", "de"), (page.Status, page.Section, page.Document.DocumentElement.GetAttribute("lang")));
        Assert.Empty(page.Errors);
        Assert.Equal("wrong", page.Hidden("iban"));
        Assert.Equal("Laboratory", page.Document.QuerySelector<IHtmlTextAreaElement>("#agenda-2026-06-08")!.Value);
    }

    [Fact]
    public async Task A_refused_application_is_shown_as_a_whole_with_everything_that_is_wrong()
    {
        var page = await PostAsync(new(Samples.Form()) { ["section"] = "review", ["go"] = "submit", ["hostCountry"] = "PL", ["iban"] = "PL00", ["visitorName"] = "" });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "review"), (page.Status, page.Section));
        Assert.Equal(["visitorName", "hostCountry", "iban"], page.Errors);
        Assert.All(page.Errors, field => Assert.NotNull(page.Document.GetElementById(field)));
        Assert.Equal("PL00", page.Hidden("iban"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("submit")]
    public async Task Sending_is_what_a_form_means_that_says_nothing_else(string? go)
    {
        var typed = Samples.Form();
        if (go is not null)
        {
            typed["go"] = go;
        }

        var page = await PostAsync(typed);

        Assert.Equal((HttpStatusCode.OK, "receipt"), (page.Status, page.Document.QuerySelector("main")!.GetAttribute("data-outcome")));
    }

    [Fact]
    public async Task An_agenda_by_days_is_stored_as_one_text()
    {
        var typed = Samples.Form();
        typed.Remove("agenda");
        foreach (var day in Enumerable.Range(8, 5))
        {
            typed[FormattableString.Invariant($"agenda-2026-06-{day:00}")] = FormattableString.Invariant($"Day {day}");
        }

        var page = await PostAsync(typed);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var number = page.Document.QuerySelector(".figure")!.TextContent.Trim();
        Assert.True(Domain.Exchanges.ExchangeId.TryParse(number, out var id));
        Assert.Equal(
            "2026-06-08 Day 8\n2026-06-09 Day 9\n2026-06-10 Day 10\n2026-06-11 Day 11\n2026-06-12 Day 12",
            (await fixture.App.FileAsync(id)).State.Application.Agenda);
    }

    [Fact]
    public async Task Saving_quietly_answers_with_a_sentence_and_mails_the_link_once()
    {
        var email = $"{Guid.NewGuid():N}@visitor.example";
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["section"] = "person", ["save"] = "auto", ["visitorEmail"] = email, ["lang"] = "de" };

        var first = await MessageAsync(typed, HttpStatusCode.OK);
        var second = await MessageAsync(new(typed) { ["goals"] = "more" }, HttpStatusCode.OK);

        Assert.StartsWith("Gespeichert um ", first, StringComparison.Ordinal);
        Assert.Contains(email, first, StringComparison.Ordinal);
        Assert.DoesNotContain(email, second, StringComparison.Ordinal);
        Assert.Single(fixture.App.Mail.Taken, mail => mail.GetRawText().Contains(email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Saving_quietly_without_an_address_says_that_nothing_was_saved()
    {
        Assert.Contains("could not be saved", await MessageAsync(new() { ["save"] = "auto", ["lang"] = "en" }, HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_quietly_after_the_application_is_in_says_so()
    {
        var typed = Samples.Form();
        // What was begun and saved ends with the application.
        await MessageAsync(new(typed) { ["save"] = "auto" }, HttpStatusCode.OK);
        await PostAsync(typed);

        Assert.NotEmpty(await MessageAsync(new(typed) { ["save"] = "auto" }, HttpStatusCode.Gone));
    }

    [Fact]
    public async Task A_draft_without_an_address_leads_to_where_it_is_asked_for()
    {
        var page = await PostAsync(new() { ["section"] = "bank", ["save"] = "draft", ["iban"] = "PL61" });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "person"), (page.Status, page.Section));
        Assert.Equal(["visitorEmail"], page.Errors);
        Assert.Equal("PL61", page.Hidden("iban"));
    }

    [Theory]
    [InlineData("check-kind=sme&check-cluster=lsk&check-home=PL&check-host=FR&check-days=5&check-span=5&check-visits=0", "yes")]
    [InlineData("check-kind=large-company&check-cluster=lsk&check-home=PL&check-host=FR&check-days=5&check-span=5&check-visits=0", "no")]
    [InlineData("check-kind=sme&check-cluster=-&check-home=PL&check-host=PL&check-days=2&check-span=40&check-visits=1", "no")]
    public async Task The_first_page_answers_whether_somebody_is_eligible(string query, string eligible)
    {
        Assert.Equal(eligible, (await GetAsync("/?lang=en&" + query)).Document.QuerySelector("[data-eligible]")?.GetAttribute("data-eligible"));
    }

    [Theory]
    [InlineData("calc-host=PT&calc-days=3", "39000")]
    [InlineData("calc-host=PT&calc-days=5", "78000")]
    [InlineData("calc-host=PT&calc-days=5&calc-near=yes", "39000")]
    [InlineData("calc-host=PT&calc-days=1", "0")]
    public async Task The_first_page_reckons_the_lump_sum(string query, string cents)
    {
        Assert.Equal(cents, (await GetAsync("/?lang=en&" + query)).Document.QuerySelector("[data-amount-cents]")?.GetAttribute("data-amount-cents"));
    }

    [Theory]
    [InlineData("check-days=-5")]
    [InlineData("check-days=99999999999999999999&check-span=x")]
    [InlineData("check-days=5&check-span=4&check-kind=circus&check-home=Mars")]
    [InlineData("calc-host=US&calc-days=5")]
    [InlineData("calc-host=&calc-days=%00")]
    [InlineData("calc-near=yes")]
    public async Task Absurd_answers_are_an_error_at_their_field(string query)
    {
        var page = await GetAsync("/?lang=en&" + query);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEmpty(page.Errors);
        Assert.All(page.Errors, field => Assert.NotNull(page.Document.GetElementById(field)));
        Assert.Null(page.Document.QuerySelector("[data-eligible], [data-amount-cents]"));
    }

    private static Dictionary<string, string> Only(ApplicationSection section) =>
        Samples.Form().Where(field => ApplicationSections.Of(field.Key) == section).ToDictionary(StringComparer.Ordinal);

    private async Task<Shown> PostAsync(Dictionary<string, string> typed, string address = "/apply")
    {
        typed["formId"] = _formId;
        using var answer = await fixture.App.PostAsync(address, typed);
        return await ReadAsync(answer);
    }

    private async Task<Shown> GetAsync(string address)
    {
        using var answer = await fixture.App.GetAsync(address);
        return await ReadAsync(answer);
    }

    private async Task<string> MessageAsync(Dictionary<string, string> typed, HttpStatusCode status)
    {
        typed["formId"] = _formId;
        using var answer = await fixture.App.PostAsync("/apply", typed);
        Assert.Equal(status, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("message").GetString()!;
    }

    private static async Task<Shown> ReadAsync(HttpResponseMessage answer) => new(answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));

    private sealed record Shown(HttpStatusCode Status, IHtmlDocument Document)
    {
        public string? Section => Document.QuerySelector("[name=section]")?.GetAttribute("value");

        public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll("#error-summary li a").Select(link => link.GetAttribute("href")!.TrimStart('#'))];

        public string? Hidden(string field) => Document.QuerySelector<IHtmlInputElement>($"input[type=hidden][name='{field}']")?.Value.ReplaceLineEndings("\n");
    }
}
