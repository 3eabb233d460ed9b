using System.Net;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Web;

/// <summary>What visitor and host do on the page of their exchange.</summary>
public sealed class ExchangeActionsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private RunningApp App => fixture.App;

    [Fact]
    public async Task With_link_code_and_reason_the_visitor_withdraws_and_host_and_visitor_are_told()
    {
        var id = await BegunAsync();

        Assert.Equal(HttpStatusCode.OK, await ActAsync(id, Role.Visitor, "withdraw"));

        Assert.Equal((Ending.Withdrawn, "A reason."), await EndOfAsync(id));
        await App.MailedAsync(id, "ended|exchange|*|visitor");
        await App.MailedAsync(id, "ended|exchange|*|host");
    }

    [Theory]
    [InlineData(Role.Visitor, "postpone", StepKind.Travel)]
    [InlineData(Role.Visitor, "change-host", StepKind.HostConfirmation)]
    [InlineData(Role.Visitor, "change-host", StepKind.Travel)]
    [InlineData(Role.Visitor, "force-majeure", StepKind.Travel)]
    [InlineData(Role.Host, "cancel-by-host", StepKind.Travel)]
    [InlineData(Role.Host, "force-majeure", StepKind.Travel)]
    [InlineData(Role.Host, "no-show", StepKind.Report)]
    public async Task Whatever_the_page_offers_somebody_is_taken(Role role, string action, StepKind kind)
    {
        // The app's clock stands eight weeks before the visit; whoever is to report on it had it a quarter of a year earlier.
        var exchange = Lives.AwaitingA(kind).Exchange;
        var id = await App.BeginAsync(kind == StepKind.Report ? Begun(exchange) : exchange);

        Assert.Equal(HttpStatusCode.OK, await ActAsync(id, role, action));

        Assert.Contains((await App.FileAsync(id)).Audit, a => a is { Action: AuditAction.Intervened } && a.Role == role);
    }

    [Theory]
    [InlineData(Role.Host, "withdraw")]
    [InlineData(Role.Host, "postpone")]
    [InlineData(Role.Host, "change-host")]
    [InlineData(Role.Visitor, "cancel-by-host")]
    [InlineData(Role.Visitor, "no-show")]
    [InlineData(Role.Visitor, "cancel-by-cluster")]
    [InlineData(Role.Visitor, "recover")]
    [InlineData(Role.Visitor, "")]
    [InlineData(Role.Visitor, "approve")]
    public async Task Nobody_does_what_is_not_theirs(Role role, string action)
    {
        var id = await App.BeginAsync(Lives.AwaitingA(StepKind.Travel).Exchange);

        Assert.Equal(HttpStatusCode.BadRequest, await ActAsync(id, role, action));

        Assert.Null((await App.FileAsync(id)).State.Ending);
    }

    [Theory]
    [InlineData("no code", "A reason.", "", 0)]
    [InlineData("no reason", " ", null, 0)]
    [InlineData("a wrong code", "A reason.", "wrong", 1)]
    public async Task A_form_with_something_wrong_comes_back_and_changes_nothing(string what, string reason, string? code, int counted)
    {
        var id = await BegunAsync();
        code = code == "wrong" ? await WrongCodeAsync(id) : code;

        Assert.True(await ActAsync(id, Role.Visitor, "withdraw", reason, code) == HttpStatusCode.UnprocessableEntity, what);

        var state = (await App.FileAsync(id)).State;
        Assert.Null(state.Ending);
        Assert.Equal(counted, state.VisitorPage.WrongCodes);
    }

    [Fact]
    public async Task Five_wrong_codes_block_the_page_for_that_person_until_a_fresh_code_is_mailed()
    {
        var id = await BegunAsync();
        var wrong = await WrongCodeAsync(id);
        for (var i = 0; i < Step.MaxWrongCodes - 1; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await ActAsync(id, Role.Visitor, "withdraw", code: wrong));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await ActAsync(id, Role.Visitor, "withdraw", code: wrong));
        Assert.Equal(HttpStatusCode.TooManyRequests, await ActAsync(id, Role.Visitor, "withdraw"));
        var before = await CodeAsync(id, Role.Visitor);

        using (var asked = await App.PostAsync($"/exchange/{id}/new-code", [new("k", await SecretAsync(id, Role.Visitor))]))
        {
            Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        }

        await App.MailedAsync(id, "pagecode|exchange|*|visitor");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ActAsync(id, Role.Visitor, "withdraw", code: before));
        Assert.Equal(HttpStatusCode.OK, await ActAsync(id, Role.Visitor, "withdraw"));
    }

    [Fact]
    public async Task A_fresh_code_asked_for_many_times_is_mailed_once()
    {
        var id = await BegunAsync();
        var secret = await SecretAsync(id, Role.Host);

        for (var i = 0; i < 3; i++)
        {
            using var asked = await App.PostAsync($"/exchange/{id}/new-code", [new("k", secret)]);
            Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        }

        await App.MailedAsync(id, "pagecode|exchange|*|host");
        Assert.Single((await App.FileAsync(id)).Mails, m => m.Notice.Kind == NoticeKind.PageCode);
    }

    [Fact]
    public async Task A_fresh_code_is_mailed_also_when_everything_is_over()
    {
        var exchange = Samples.Submitted();
        exchange.Withdraw(exchange.State.Visitor, "No time.", Samples.Start);
        var id = await App.BeginAsync(exchange);
        await App.EndedAsync(id);

        using var asked = await App.PostAsync($"/exchange/{id}/new-code", [new("k", await SecretAsync(id, Role.Visitor))]);

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        await App.MailedAsync(id, "pagecode|exchange|*|visitor");
    }

    [Fact]
    public async Task A_double_click_is_answered_twice_and_done_once()
    {
        var id = await BegunAsync();

        var both = await Task.WhenAll(ActAsync(id, Role.Visitor, "withdraw"), ActAsync(id, Role.Visitor, "withdraw"));

        Assert.All(both, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Single((await App.FileAsync(id)).Audit, a => a.Action == AuditAction.Intervened);
    }

    [Fact]
    public async Task Another_exchanges_link_or_none_opens_nothing()
    {
        var (id, other) = (await BegunAsync(), await BegunAsync());
        foreach (var secret in new[] { "", "x", await SecretAsync(other, Role.Visitor) })
        {
            var form = new Dictionary<string, string> { ["k"] = secret, ["code"] = await CodeAsync(id, Role.Visitor), ["action"] = "withdraw", ["reason"] = "A reason." };
            foreach (var path in new[] { "act", "new-code" })
            {
                using var answer = await App.PostAsync($"/exchange/{id}/{path}", form);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }

            using var page = await App.GetAsync($"/exchange/{id}/commitment?k={secret}");
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }

        Assert.Null((await App.FileAsync(id)).State.Ending);
    }

    [Theory]
    [InlineData(Role.Visitor)]
    [InlineData(Role.Host)]
    public async Task The_commitment_shows_who_signed_what_version(Role role)
    {
        var (exchange, _, _) = Lives.AwaitingA(StepKind.Travel);
        var id = await App.BeginAsync(exchange);

        using var page = await App.GetAsync($"/exchange/{id}/commitment?k={await SecretAsync(id, role)}");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        Assert.Contains(CommitmentHash.Of(exchange.State.Application).ToString(), html, StringComparison.Ordinal);
        Assert.Equal(4, exchange.State.Signatures.Length);
        Assert.All(exchange.State.Signatures, s => Assert.Contains(s.Name, html, StringComparison.Ordinal));
    }

    private static Exchange Begun(Exchange exchange)
    {
        var visit = exchange.State.Application.Visit;
        var earlier = exchange.State.Application with { Visit = visit with { Start = visit.Start.AddDays(-91), End = visit.End.AddDays(-91) } };
        return Exchange.Load(exchange.State with { Application = earlier }, Samples.Programme);
    }

    private async Task<ExchangeId> BegunAsync() => await App.BeginAsync(Samples.Submitted());

    private async Task<HttpStatusCode> ActAsync(ExchangeId id, Role role, string action, string reason = "A reason.", string? code = null)
    {
        var form = new Dictionary<string, string>
        {
            ["k"] = await SecretAsync(id, role),
            ["code"] = code ?? await CodeAsync(id, role),
            ["action"] = action,
            ["reason"] = reason,
        };
        using var answer = await App.PostAsync($"/exchange/{id}/act", form);
        return answer.StatusCode;
    }

    private async Task<(Ending Ending, string? Reason)> EndOfAsync(ExchangeId id) => (await App.FileAsync(id)).State is var state
        ? (state.Ending!.Value, state.EndingReason)
        : default;

    private async Task<string> SecretAsync(ExchangeId id, Role role) => App.Links.ExchangeAddress((await App.FileAsync(id)).State, role).Query[3..];

    private async Task<string> CodeAsync(ExchangeId id, Role role) => App.Links.PageCode((await App.FileAsync(id)).State, role);

    private async Task<string> WrongCodeAsync(ExchangeId id) => await CodeAsync(id, Role.Visitor) == "000000" ? "000001" : "000000";
}
