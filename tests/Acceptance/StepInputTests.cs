using System.Net;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Post;

namespace CE4BIG.Acceptance;

public sealed class StepInputTests(SlowDesk slow) : IClassFixture<SlowDesk>
{
    private readonly RunningDesk _desk = slow.Desk;

    [Theory]
    [InlineData("000000")]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("not a code, but a rather long text instead of one")]
    public async Task A_wrong_code_is_refused_at_its_field_and_the_reason_kept(string code)
    {
        var (_, letter, form) = await AskedAsync();
        form.Fill("decision", "decline").Fill("reason", "We are closed that week.").Force("code", letter.Code == code ? "000001" : code);

        var page = await SubmitAsync(form);

        AssertRefusedAt(page, "code");
        Assert.Equal("We are closed that week.", page.FormWith("decision")["reason"]);
        Assert.Equal("decline", page.FormWith("decision")["decision"]);
    }

    [Fact]
    public async Task No_decision_is_refused_and_none_is_preselected()
    {
        var (_, _, form) = await AskedAsync();
        Assert.Null(form["decision"]);

        AssertRefusedAt(await SubmitAsync(form), "decision");
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("<script>")]
    public async Task A_decision_that_this_step_does_not_know_is_refused(string decision)
    {
        var (_, _, form) = await AskedAsync();

        AssertRefusedAt(await SubmitAsync(form.Force("decision", decision)), "decision");
    }

    [Fact]
    public async Task Declining_without_a_reason_is_refused()
    {
        var (_, _, form) = await AskedAsync();

        AssertRefusedAt(await SubmitAsync(form.Fill("decision", "decline")), "reason");
    }

    [Fact]
    public async Task A_reason_of_10_000_characters_is_refused_and_kept()
    {
        var (_, _, form) = await AskedAsync();
        var reason = new string('x', 10_000);

        var page = await SubmitAsync(form.Fill("decision", "decline").Force("reason", reason));

        AssertRefusedAt(page, "reason");
        Assert.Equal(reason, page.FormWith("decision")["reason"]);
    }

    [Fact]
    public async Task Guessing_the_code_ends_after_a_few_tries_and_a_fresh_link_still_works()
    {
        var (exchange, letter, form) = await AskedAsync();
        form.Fill("decision", "confirm").Force("code", letter.Code == "111111" ? "222222" : "111111");
        var page = await SubmitAsync(form);
        for (var tries = 1; page.Status == HttpStatusCode.UnprocessableEntity && tries < 20; tries++)
        {
            page = await SubmitAsync(form);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SubmitAsync(form.Force("code", letter.Code!))).Status);

        var fresh = await FreshLinkAsync(exchange, letter);
        var opened = await GetAsync(fresh.ActionLink!);
        var decided = await SubmitAsync(opened.FormWith("decision").Fill("decision", "confirm").Fill("code", fresh.Code!));
        Assert.True(decided is { Status: HttpStatusCode.OK, Outcome: "receipt" }, decided.Answer);
    }

    [Fact]
    public async Task A_fresh_link_kills_the_one_before_and_is_never_shown()
    {
        var (exchange, letter, _) = await AskedAsync();

        var fresh = await FreshLinkAsync(exchange, letter);

        Assert.NotEqual(letter.ActionLink, fresh.ActionLink);
        Assert.Equal(letter.To, fresh.To);
        var old = await GetAsync(letter.ActionLink!);
        Assert.Equal(HttpStatusCode.Gone, old.Status);
        Assert.DoesNotContain(SecretOf(fresh), old.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_a_link_decides_nothing_however_often()
    {
        var (exchange, letter, _) = await AskedAsync();
        for (var i = 0; i < 3; i++)
        {
            await GetAsync(letter.ActionLink!);
            using var head = await _desk.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, letter.ActionLink));
        }

        Assert.DoesNotContain(await _desk.LettersAsync(letter.Id), l => l.Exchange == exchange);
        Assert.Equal("form", (await GetAsync(letter.ActionLink!)).Outcome);
    }

    [Fact]
    public async Task A_used_link_shows_what_was_decided()
    {
        var (_, letter, form) = await AskedAsync();
        await SubmitAsync(form.Fill("decision", "confirm"));

        var page = await GetAsync(letter.ActionLink!);

        Assert.True(page is { Status: HttpStatusCode.OK, Outcome: "receipt" }, page.Answer);
    }

    [Fact]
    public async Task The_same_decision_again_gives_the_same_receipt_and_no_second_mail()
    {
        var (exchange, _, form) = await AskedAsync();
        await SubmitAsync(form.Fill("decision", "confirm"));
        await _desk.LetterAsync(exchange, "visiting-approval-asked");
        await _desk.LetterAsync(exchange, "hosting-approval-asked");
        var mails = (await _desk.LettersAsync()).Count(l => l.Exchange == exchange);

        var page = await SubmitAsync(form);

        Assert.True(page is { Status: HttpStatusCode.OK, Outcome: "receipt" }, page.Answer);
        Assert.Equal(mails, (await _desk.LettersAsync()).Count(l => l.Exchange == exchange));
    }

    [Fact]
    public async Task Another_decision_after_the_first_is_refused_with_409()
    {
        var (_, _, form) = await AskedAsync();
        await SubmitAsync(form.Fill("decision", "confirm"));

        var page = await SubmitAsync(form.Fill("decision", "decline").Fill("reason", "We changed our mind."));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
    }

    [Fact]
    public async Task An_altered_link_reveals_nothing()
    {
        var (_, letter, _) = await AskedAsync();
        var secret = SecretOf(letter);
        var altered = letter.ActionLink!.AbsoluteUri.Replace(secret, (secret[0] == 'A' ? 'B' : 'A') + secret[1..], StringComparison.Ordinal);

        await AssertUnknownAsync(altered);
    }

    [Theory]
    [InlineData("/step/CX-00000000/host-confirmation-1?k=x")]
    [InlineData("/step/CX-00000000/host-confirmation-1")]
    [InlineData("/step/nonsense/host-confirmation-1?k=x")]
    [InlineData("/step/CX-00000000/circus-1?k=x")]
    [InlineData("/step/CX-00000000/host-confirmation-99999999999?k=x")]
    [InlineData("/exchange/CX-00000000?k=x")]
    [InlineData("/exchange/nonsense?k=%00%ff")]
    [InlineData("/files/CX-00000000/x?k=x")]
    [InlineData("/desk/exchange/CX-00000000")]
    [InlineData("/nowhere")]
    public async Task An_address_that_never_was_is_answered_plainly(string address)
    {
        var page = await GetAsync(new Uri(_desk.Base, address));

        // The desk asks unknown people to sign in, whether or not there is anything behind the address.
        Assert.True(page.Status is HttpStatusCode.NotFound or HttpStatusCode.SeeOther or HttpStatusCode.Found or HttpStatusCode.Unauthorized, page.Answer);
    }

    [Fact]
    public async Task A_link_opens_no_other_step_and_no_other_exchange()
    {
        var story = new Story(_desk);
        var exchange = await story.ApplyAsync();
        await story.DecideAsync(exchange, "host-confirmation", "confirm");
        var visiting = await _desk.LetterAsync(exchange, "visiting-approval-asked");
        var hosting = await _desk.LetterAsync(exchange, "hosting-approval-asked");
        var other = await new Story(_desk).ApplyAsync();

        await AssertUnknownAsync(visiting.ActionLink!.AbsoluteUri.Replace("visiting-approval", "hosting-approval", StringComparison.Ordinal));
        await AssertUnknownAsync(hosting.ActionLink!.AbsoluteUri.Replace("hosting-approval", "host-confirmation", StringComparison.Ordinal));
        await AssertUnknownAsync(visiting.ActionLink!.AbsoluteUri.Replace(exchange, other, StringComparison.Ordinal));
        var status = await _desk.LetterAsync(exchange, "application-received");
        await AssertUnknownAsync(status.ActionLink!.AbsoluteUri.Replace(SecretOf(status), SecretOf(visiting), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Posting_with_an_altered_secret_decides_nothing()
    {
        var (exchange, letter, form) = await AskedAsync();

        var page = await SubmitAsync(form.Fill("decision", "confirm").Force("k", "altered"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.DoesNotContain(await _desk.LettersAsync(letter.Id), l => l.Exchange == exchange);
    }

    [Fact]
    public async Task Pages_behind_a_link_keep_its_secret_to_themselves()
    {
        var (_, letter, _) = await AskedAsync();

        using var response = await _desk.Http.GetAsync(letter.ActionLink);

        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain(SecretOf(letter), letter.ActionLink!.AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain(letter.Code!, letter.ActionLink.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_page_answers_the_same_whether_or_not_it_knows_the_address()
    {
        var form = (await _desk.Desk.GetAsync("/desk/sign-in?lang=en", CancellationToken.None)).FormWith("email");

        const string Known = "anna.nowak@lsk.example";
        const string Unknown = "anna.nobody@lsk.example";

        var known = await SubmitAsync(form.Fill("email", Known));
        var unknown = await SubmitAsync(form.Fill("email", Unknown));

        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Html.Replace(Known, Unknown, StringComparison.Ordinal), unknown.Html);
    }

    private static string SecretOf(Letter letter) => System.Web.HttpUtility.ParseQueryString(letter.ActionLink!.Query)["k"]!;

    private static void AssertRefusedAt(DeskPage page, string field)
    {
        Assert.True(page.Status == HttpStatusCode.UnprocessableEntity, page.Answer);
        Assert.True(page.ErrorAt(field) is { Length: > 0 }, $"No message at {field}: {page.Answer}");
    }

    private async Task<(string Exchange, Letter Letter, DeskForm Form)> AskedAsync()
    {
        var story = new Story(_desk);
        var exchange = await story.ApplyAsync();
        var (letter, form) = await story.OpenAsync(exchange, "host-confirmation");
        return (exchange, letter, form);
    }

    private async Task AssertUnknownAsync(string address)
    {
        var page = await GetAsync(new Uri(address));
        Assert.True(page.Status == HttpStatusCode.NotFound, page.Answer);
        Assert.DoesNotContain("CX-", page.ErrorText, StringComparison.Ordinal);
    }

    private async Task<Letter> FreshLinkAsync(string exchange, Letter letter)
    {
        var address = new Uri(letter.ActionLink!.GetLeftPart(UriPartial.Path) + "/new-link");
        using var body = new FormUrlEncodedContent([new("k", SecretOf(letter))]);
        using var response = await _desk.Http.PostAsync(address, body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await _desk.LetterAsync(exchange, letter.Step![..letter.Step!.LastIndexOf('-')] + "-new-link");
    }

    private Task<DeskPage> GetAsync(Uri address) => _desk.Desk.GetAsync(address.AbsoluteUri, CancellationToken.None);

    private Task<DeskPage> SubmitAsync(DeskForm form) => _desk.Desk.SubmitAsync(form, CancellationToken.None);
}
