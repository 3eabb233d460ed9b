using System.Net;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Play;

namespace CE4BIG.Acceptance;

public sealed class ApplicationInputTests(SlowDesk slow) : IClassFixture<SlowDesk>
{
    private readonly RunningDesk _desk = slow.Desk;

    [Theory]
    [InlineData("visitorOrganisation", "", "missing")]
    [InlineData("visitorOrganisation", "141*x", "too long")]
    [InlineData("visitorOrganisation", "10000*x", "far too long")]
    [InlineData("visitorName", "   ", "nothing but spaces")]
    [InlineData("visitorName", "101*x", "too long")]
    [InlineData("visitorKind", "circus", "no such kind")]
    [InlineData("visitorKind", "large-company", "a kind that may host, but not visit")]
    [InlineData("visitorCountry", "US", "a country that is not eligible")]
    [InlineData("visitorCountry", "Frankreich", "no country code")]
    [InlineData("visitorCluster", "nowhere", "no cluster of the programme")]
    [InlineData("visitorVat", "XX12", "no VAT number")]
    [InlineData("visitorStaff", "many", "no number")]
    [InlineData("visitorStaff", "-3", "negative")]
    [InlineData("visitorStaff", "", "missing for an SME")]
    [InlineData("visitorStaff", "99999", "not an SME any more")]
    [InlineData("visitorTurnover", "a lot", "no number")]
    [InlineData("visitorEmail", "nobody", "no address")]
    [InlineData("visitorEmail", "", "missing")]
    [InlineData("visitorEmail", "a@b.example\r\nBcc: c@d.example", "a header smuggled in")]
    [InlineData("visitorLanguage", "it", "a language that is not offered")]
    [InlineData("hostEmail", "two words@host.example", "no address")]
    [InlineData("hostKind", "", "missing")]
    [InlineData("startDate", "soon", "no date")]
    [InlineData("startDate", "2026-02-30", "a day that does not exist")]
    [InlineData("startDate", "2020-01-06", "in the past")]
    [InlineData("endDate", "2031-06-30", "after the programme's end")]
    [InlineData("distanceKm", "-5", "negative")]
    [InlineData("distanceKm", "far", "no number")]
    [InlineData("distanceKm", "999999999999999999999", "a number larger than any")]
    [InlineData("goals", "", "missing")]
    [InlineData("goals", "2001*x", "one character too long")]
    [InlineData("objectives", "10000*x", "far too long")]
    [InlineData("agenda", "4001*x", "one character too long")]
    [InlineData("iban", "FR7630006000011234567890188", "one digit wrong")]
    [InlineData("iban", "", "missing")]
    [InlineData("bic", "???", "no BIC")]
    [InlineData("accountHolder", "71*x", "too long")]
    [InlineData("declareSme", "", "not declared")]
    [InlineData("declareMembership", "", "not declared")]
    [InlineData("declareNoDoubleFunding", "", "not declared")]
    [InlineData("declarePrivacy", "no", "declined")]
    public async Task A_wrong_field_is_named_and_everything_typed_is_kept(string field, string written, string why)
    {
        var story = new Story(_desk);
        var value = Written(written);

        var page = await _desk.Desk.SubmitAsync((await story.FormAsync()).Force(field, value), CancellationToken.None);

        Assert.True(page.Status == HttpStatusCode.UnprocessableEntity, $"{field} is {why}, but: {page.Answer}");
        Assert.True(page.ErrorAt(field) is { Length: > 0 }, $"{field} is {why}, but has no message of its own: {page.Answer}");
        Assert.NotNull(page.Document.QuerySelector($"#error-summary a[href='#{field}']"));
        AssertKept(story, page, except: field);
        if (page.Document.QuerySelector($"select[name='{field}'], input[type='radio'][name='{field}'], input[type='checkbox'][name='{field}']") is null)
        {
            // Where a form only offers choices, there is no place for a value that is none of them.
            Assert.Equal(value.ReplaceLineEndings(string.Empty), page.FormWith("formId")[field]?.ReplaceLineEndings(string.Empty) ?? string.Empty);
        }

        AssertNothingStored(story, await _desk.LettersAsync());
    }

    [Fact]
    public async Task Dates_the_wrong_way_round_are_refused()
    {
        var story = new Story(_desk);
        story.Fields = story.Fields.SetItem("startDate", Role.Text(story.End)).SetItem("endDate", Role.Text(story.Start));

        await AssertRefusedAsync(story, "endDate");
    }

    [Fact]
    public async Task A_visit_of_two_working_days_is_refused()
    {
        var story = new Story(_desk, workingDays: 2);

        await AssertRefusedAsync(story, "endDate");
    }

    [Fact]
    public async Task A_visit_longer_than_a_month_is_refused()
    {
        var story = new Story(_desk, workingDays: 30);

        await AssertRefusedAsync(story, "endDate");
    }

    [Fact]
    public async Task A_visit_within_ones_own_country_is_refused()
    {
        var story = new Story(_desk);
        story.Fields = story.Fields.SetItem("hostCountry", story.Fields["visitorCountry"]);

        await AssertRefusedAsync(story, "hostCountry");
    }

    [Fact]
    public async Task A_visit_within_ones_own_cluster_is_refused()
    {
        var story = new Story(_desk);
        story.Fields = story.Fields.SetItem("hostCluster", story.Fields["visitorCluster"]);

        await AssertRefusedAsync(story, "hostCluster");
    }

    [Fact]
    public async Task A_visitor_who_has_visited_already_is_refused()
    {
        var story = new Story(_desk);
        await story.ApplyAsync();

        var page = await _desk.Desk.SubmitAsync(await story.FormAsync(), CancellationToken.None);

        Assert.True(page.Status == HttpStatusCode.UnprocessableEntity, page.Answer);
        Assert.NotNull(page.ErrorAt("visitorOrganisation"));
    }

    [Fact]
    public async Task A_corrected_form_is_taken()
    {
        var story = new Story(_desk);
        var refused = await _desk.Desk.SubmitAsync((await story.FormAsync()).Force("iban", "FR00"), CancellationToken.None);

        var page = await _desk.Desk.SubmitAsync(refused.FormWith("iban").Force("iban", story.Fields["iban"]), CancellationToken.None);

        Assert.True(page is { Status: HttpStatusCode.OK, ExchangeNumber: not null }, page.Answer);
    }

    [Fact]
    public async Task A_form_sent_twice_at_once_makes_one_exchange()
    {
        var story = new Story(_desk);
        var form = await story.FormAsync();

        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _desk.Desk.SubmitAsync(form, CancellationToken.None)));

        Assert.All(pages, page => Assert.True(page.Status == HttpStatusCode.OK, page.Answer));
        var exchange = Assert.Single(pages.Select(p => p.ExchangeNumber).Distinct(StringComparer.Ordinal));
        await _desk.LetterAsync(exchange!, "host-confirmation-asked");
        Assert.Single(await _desk.LettersAsync(), l => l.To == story.VisitorEmail);
    }

    [Fact]
    public async Task Script_in_a_text_stays_text_on_every_page_and_in_every_mail()
    {
        const string Hostile = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>";
        var story = new Story(_desk);
        foreach (var field in new[] { "goals", "objectives", "agenda", "hostOrganisation", "visitorName", "hostName" })
        {
            story.Fields = story.Fields.SetItem(field, Hostile);
        }

        var exchange = await story.ApplyAsync();

        var received = await _desk.LetterAsync(exchange, "application-received");
        var asked = await _desk.LetterAsync(exchange, "host-confirmation-asked");
        var shown = new[]
        {
            received.Html!,
            asked.Html!,
            (await _desk.Desk.GetAsync(received.ActionLink!.AbsoluteUri, CancellationToken.None)).Html,
            (await _desk.Desk.GetAsync(asked.ActionLink!.AbsoluteUri, CancellationToken.None)).Html,
        };
        Assert.All(shown, html =>
        {
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task A_post_without_a_form_in_it_is_refused_with_a_page()
    {
        using var nothing = new StringContent("{}");

        using var response = await _desk.Http.PostAsync(new Uri("/apply", UriKind.Relative), nothing);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<main", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_names_everything_that_is_missing()
    {
        var page = await _desk.Desk.GetAsync("/apply?lang=en", CancellationToken.None);

        var refused = await _desk.Desk.SubmitAsync(page.FormWith("visitorOrganisation"), CancellationToken.None);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        string[] required =
        [
            "visitorOrganisation", "visitorKind", "visitorCountry", "visitorCluster", "visitorName", "visitorEmail", "hostOrganisation", "hostKind", "hostCountry",
            "hostCluster", "hostName", "hostEmail", "startDate", "endDate", "distanceKm", "goals", "objectives", "agenda", "iban", "bic", "accountHolder",
            "declareMembership", "declareNoDoubleFunding", "declarePrivacy",
        ];
        Assert.All(required, field => Assert.True(refused.ErrorAt(field) is { Length: > 0 }, $"{field} is missing, but has no message."));
    }

    [Fact]
    public async Task A_request_that_no_form_of_ours_sends_is_refused_with_a_page()
    {
        using var nothing = new FormUrlEncodedContent([]);

        using var response = await _desk.Http.PostAsync(new Uri("/apply", UriKind.Relative), nothing);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<main", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_larger_than_any_application_is_refused_with_413()
    {
        using var flood = new FormUrlEncodedContent([new("goals", new string('x', 2_000_000))]);

        using var response = await _desk.Http.PostAsync(new Uri("/apply", UriKind.Relative), flood);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_browser_that_claims_another_host_changes_no_link()
    {
        var story = new Story(_desk);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/apply") { Content = (await story.FormAsync()).ToContent() };
        request.Headers.Host = "evil.example";

        using var response = await _desk.Http.SendAsync(request);

        var page = new DeskPage(_desk.Base, response.StatusCode, await response.Content.ReadAsStringAsync());
        var letter = await _desk.LetterAsync(page.ExchangeNumber!, "application-received");
        Assert.Equal(_desk.Base.Authority, letter.ActionLink!.Authority);
    }

    /// <summary>"141*x" is short for 141 times x.</summary>
    private static string Written(string value) =>
        value.EndsWith("*x", StringComparison.Ordinal) ? new string('x', int.Parse(value[..^2], System.Globalization.CultureInfo.InvariantCulture)) : value;

    private static void AssertKept(Story story, DeskPage page, string? except = null)
    {
        // What is empty does not travel.
        var form = page.FormWith("formId");
        Assert.All(story.Fields.Where(f => f.Key != except), field => Assert.Equal((field.Key, field.Value), (field.Key, form[field.Key]?.ReplaceLineEndings("\n") ?? string.Empty)));
    }

    private static void AssertNothingStored(Story story, IEnumerable<Season.Post.Letter> letters) =>
        Assert.DoesNotContain(letters, l => l.To == story.VisitorEmail || l.To == story.Fields["hostEmail"]);

    private async Task AssertRefusedAsync(Story story, string field)
    {
        var page = await _desk.Desk.SubmitAsync(await story.FormAsync(), CancellationToken.None);

        Assert.True(page.Status == HttpStatusCode.UnprocessableEntity, page.Answer);
        Assert.True(page.ErrorAt(field) is { Length: > 0 }, $"No message at {field}: {page.Answer}");
        AssertKept(story, page);
    }
}
