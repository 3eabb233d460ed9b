using System.Globalization;
using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Api;

/// <summary>What other programs are told, and what they are not.</summary>
public sealed class ApiReadingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string List = "/api/v1/exchanges?programme=ce4big";

    private RunningApp App => fixture.App;

    [Theory]
    [InlineData("/api/v1/programmes")]
    [InlineData("/api/v1/programmes/ce4big")]
    [InlineData(List)]
    [InlineData("/api/v1/payments?programme=ce4big")]
    [InlineData("/api/v1/ledger/ce4big/lsk")]
    [InlineData("/api/v1/indicators?programme=ce4big")]
    public async Task Nobody_is_told_anything_without_a_key(string path)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await App.CallAsync("GET", path, key: null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await App.CallAsync("GET", path, key: "another")).Status);
    }

    [Fact]
    public async Task Programmes_are_told_with_their_rules_and_without_those_who_work_there()
    {
        var all = await App.CallAsync("GET", "/api/v1/programmes", "ProgrammePage");
        var one = await App.CallAsync("GET", "/api/v1/programmes/short-missions", "Programme");

        Assert.Equal(["ce4big", "short-missions"], all.Items.Select(p => (string)p["id"]!));
        Assert.Equal((string)one.Json!["version"]!, Samples.ShortMissions.Version);
        Assert.NotEmpty(one.Json["lumpSum"]!["rates"]!.AsArray());
        Assert.DoesNotContain(".example", one.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_comes_page_by_page_each_exchange_once()
    {
        var exchanges = Enumerable.Range(0, 5).Select(i => Samples.Submitted(Samples.ShortMission(), Samples.Start.AddMinutes(i))).ToList();
        await App.ListAsync(exchanges);
        var path = "/api/v1/exchanges?programme=short-missions&limit=2";

        var first = await App.CallAsync("GET", path, "ExchangePage");
        var second = await App.CallAsync("GET", $"{path}&after={first.After}", "ExchangePage");
        var third = await App.CallAsync("GET", $"{path}&after={second.After}", "ExchangePage");

        Assert.Null(third.After);
        Assert.Equal(
            exchanges.Select(x => x.State.Id.Value).Reverse(),
            first.Items.Concat(second.Items).Concat(third.Items).Select(e => (string)e["id"]!));
    }

    [Fact]
    public async Task A_list_is_narrowed_by_stage_ending_and_cluster()
    {
        var (withdrawn, open) = (Samples.Submitted(), Samples.Submitted());
        withdrawn.Withdraw(withdrawn.State.Visitor, "No time.", Samples.Start);
        await App.ListAsync(withdrawn, open);

        Assert.True(await HoldsAsync("&stage=application", open));
        Assert.False(await HoldsAsync("&stage=application", withdrawn));
        Assert.True(await HoldsAsync("&ending=withdrawn&cluster=lsk", withdrawn));
        Assert.False(await HoldsAsync("&ending=withdrawn&cluster=biom", withdrawn));
    }

    [Fact]
    public async Task What_changed_since_a_moment_comes_in_the_order_in_which_it_changed()
    {
        var (early, late) = (Samples.Submitted(at: Samples.Start.AddYears(1)), Samples.Submitted(at: Samples.Start.AddYears(1).AddHours(1)));
        await App.ListAsync(early, late);
        var since = $"{List}&updatedSince={Uri.EscapeDataString(Samples.Start.AddYears(1).ToString("O", CultureInfo.InvariantCulture))}";
        Assert.Equal([early.State.Id.Value, late.State.Id.Value], (await App.CallAsync("GET", since, "ExchangePage")).Items.Select(e => (string)e["id"]!));

        early.RenewLink(Samples.Open(early, StepKind.HostConfirmation), Samples.Start.AddYears(1).AddHours(2));
        await App.ListAsync(early);

        Assert.Equal([late.State.Id.Value, early.State.Id.Value], (await App.CallAsync("GET", since, "ExchangePage")).Items.Select(e => (string)e["id"]!));
    }

    [Theory]
    [InlineData("/api/v1/exchanges", "programme: unknown-choice")]
    [InlineData("/api/v1/exchanges?programme=none", "programme: unknown-choice")]
    [InlineData(List + "&limit=101", "limit: out-of-range")]
    [InlineData(List + "&limit=0", "limit: out-of-range")]
    [InlineData(List + "&limit=1e1", "limit: out-of-range")]
    [InlineData(List + "&stage=nowhere", "stage: unknown-choice")]
    [InlineData(List + "&stage=0", "stage: unknown-choice")]
    [InlineData(List + "&cluster=none", "cluster: unknown-choice")]
    [InlineData(List + "&updatedSince=yesterday", "updatedSince: not-a-moment")]
    [InlineData(List + "&after=!!", "after: no-such-place")]
    [InlineData(List + "&after=YWxsfA", "after: no-such-place")]
    [InlineData(List + "&stgae=ended", "stgae: unknown-parameter")]
    [InlineData(List + "&stage=ended&stage=travel", "stage: repeated")]
    [InlineData("/api/v1/programmes?code=secret", "code: unknown-parameter")]
    public async Task A_parameter_that_makes_no_sense_is_named(string path, string error)
    {
        var told = await App.CallAsync("GET", path);

        Assert.Equal((HttpStatusCode.BadRequest, "bad-request"), (told.Status, told.Problem));
        Assert.Contains(error, told.Errors);
        Assert.DoesNotContain("secret", told.Json!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_is_good_for_its_own_list_only()
    {
        await App.ListAsync(Samples.Submitted(), Samples.Submitted());
        var first = await App.CallAsync("GET", List + "&limit=1", "ExchangePage");

        Assert.Equal(HttpStatusCode.BadRequest, (await App.CallAsync("GET", $"{List}&stage=application&after={first.After}")).Status);
    }

    [Fact]
    public async Task An_exchange_is_told_without_people_accounts_and_their_own_words()
    {
        var (exchange, _, _) = Lives.AwaitingA(StepKind.AfterClosing);
        await App.Exchanges.AddAsync(exchange, Samples.Start, default);

        var told = await App.CallAsync("GET", $"/api/v1/exchanges/{exchange.State.Id}", "Exchange");

        Assert.Equal("closed", (string)told.Json!["ending"]!);
        Assert.Equal("paid", (string)told.Json["payments"]![0]!["status"]!);
        Assert.Equal(("900.00", 900_00), ((string)told.Json["granted"]!["amount"]!, (int)told.Json["granted"]!["cents"]!));
        var (text, application) = (told.Json.ToJsonString(), exchange.State.Application);
        Assert.All(
            [application.VisitorContact.Name, application.VisitorContact.Email, application.HostContact.Name, ".example", "2874", "BANK", application.Goals, application.Bank.Holder],
            secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_exchange_that_has_not_changed_is_not_sent_again()
    {
        var exchange = Samples.Submitted();
        await App.Exchanges.AddAsync(exchange, Samples.Start, default);
        var path = $"/api/v1/exchanges/{exchange.State.Id}";
        var first = await App.CallAsync("GET", path, "Exchange");

        var again = await App.CallAsync("GET", path, headers: ("If-None-Match", first.ETag!));
        var changed = await App.CallAsync("GET", path, "Exchange", headers: ("If-None-Match", "\"0123456789abcdef01234567\""));

        Assert.Equal((HttpStatusCode.NotModified, null, first.ETag), (again.Status, again.Json, again.ETag));
        Assert.Equal((HttpStatusCode.OK, first.ETag), (changed.Status, changed.ETag));
    }

    [Fact]
    public async Task A_timeline_tells_what_happened_and_not_who_did_it_or_why()
    {
        var exchange = Samples.Submitted();
        exchange.Withdraw(exchange.State.Visitor, "My daughter is ill.", Samples.Start.AddHours(1));
        await App.Exchanges.AddAsync(exchange, Samples.Start, default);
        var path = $"/api/v1/exchanges/{exchange.State.Id}/timeline";

        var all = await App.CallAsync("GET", path, "TimelinePage");
        var first = await App.CallAsync("GET", path + "?limit=1", "TimelinePage");
        var second = await App.CallAsync("GET", $"{path}?limit=100&after={first.After}", "TimelinePage");

        Assert.Equal(all.Items.Select(e => (int)e["number"]!), first.Items.Concat(second.Items).Select(e => (int)e["number"]!));
        Assert.Equal("submitted", (string)all.Items.First()["action"]!);
        Assert.Contains(all.Items, e => (string?)e["intervention"] == "withdraw" && (string)e["role"]! == "visitor");
        Assert.DoesNotContain("daughter", all.Json!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("@", all.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_payments_are_told_to_those_who_plan_them_without_accounts()
    {
        var (exchange, _, _) = Lives.AwaitingA(StepKind.PaymentOrder);
        await App.ListAsync(exchange);

        var told = await App.CallAsync("GET", "/api/v1/payments?programme=ce4big&cluster=lsk&limit=100", "PaymentPage");

        var payment = Assert.Single(told.Items, p => (string)p["exchange"]! == exchange.State.Id.Value);
        Assert.Equal(("payment-order", "900.00"), ((string)payment["kind"]!, (string)payment["amount"]!["amount"]!));
        Assert.DoesNotContain("2874", told.Json!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty((await App.CallAsync("GET", "/api/v1/payments?programme=ce4big&cluster=atlanpole", "PaymentPage")).Items);
    }

    [Fact]
    public async Task A_ledger_is_its_balance_and_its_entries_page_by_page()
    {
        var budget = Functions.Budget.ClusterBudget.Today(App.Programmes, "ce4big", "biowin");
        foreach (var cents in new[] { 100_00, 200_00, 300_00 })
        {
            var target = new Domain.Budget.LedgerPosition(new(cents), default, default, default);
            await App.Ledger.BookAsync(budget, Samples.NewId(), "1", target, Samples.Start, default);
        }

        var first = await App.CallAsync("GET", "/api/v1/ledger/ce4big/biowin?limit=2", "Ledger");
        var second = await App.CallAsync("GET", $"/api/v1/ledger/ce4big/biowin?limit=2&after={first.Json!["entries"]!["after"]}", "Ledger");

        Assert.Equal("600.00", (string)first.Json["balance"]!["reserved"]!["amount"]!);
        Assert.Equal([3, 2, 1], new[] { first, second }.SelectMany(t => t.Json!["entries"]!["items"]!.AsArray()).Select(e => (int)e!["number"]!));
        Assert.Null(second.Json!["entries"]!["after"]);
    }

    [Fact]
    public async Task Indicators_count_by_cluster()
    {
        await App.ListAsync(Samples.Submitted());

        var told = await App.CallAsync("GET", "/api/v1/indicators?programme=ce4big", "Indicators");

        var cluster = Assert.Single(told.Json!["clusters"]!.AsArray(), c => (string)c!["id"]! == "lsk");
        Assert.True((long)cluster!["expected"]! >= 1);
        Assert.Equal(52, (int)told.Json["target"]!);
    }

    [Theory]
    [InlineData("GET", "/api/v1/exchanges/CX-00000000")]
    [InlineData("GET", "/api/v1/exchanges/nothing/timeline")]
    [InlineData("GET", "/api/v1/programmes/none")]
    [InlineData("GET", "/api/v1/ledger/ce4big/none")]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("GET", "/api/v2/exchanges")]
    [InlineData("POST", "/api")]
    public async Task What_is_not_there_is_a_problem_and_no_page(string method, string path)
    {
        var told = await App.CallAsync(method, path);

        Assert.Equal((HttpStatusCode.NotFound, "not-found", path), (told.Status, told.Problem, (string)told.Json!["instance"]!));
    }

    [Theory]
    [InlineData("DELETE", "/api/v1/exchanges", "GET, HEAD, POST")]
    [InlineData("POST", "/api/v1/programmes/ce4big", "GET, HEAD")]
    [InlineData("GET", "/api/v1/exchanges/CX-00000000/legal-hold", "PUT")]
    public async Task A_method_that_an_address_does_not_take_is_told_which_it_takes(string method, string path, string allowed)
    {
        var told = await App.CallAsync(method, path);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "method-not-allowed", allowed), (told.Status, told.Problem, told.Allow));
    }

    [Theory]
    [InlineData("text/html", false)]
    [InlineData("application/json;q=0, text/plain", false)]
    [InlineData("text/html, */*;q=0.1", true)]
    [InlineData("application/json", true)]
    public async Task Who_takes_no_JSON_is_told_that_there_is_nothing_else(string accept, bool acceptable)
    {
        var told = await App.CallAsync("GET", "/api/v1/programmes", "ProgrammePage", headers: ("Accept", accept));

        Assert.Equal(acceptable ? HttpStatusCode.OK : HttpStatusCode.NotAcceptable, told.Status);
    }

    [Fact]
    public async Task Looking_at_the_head_gives_no_body()
    {
        var told = await App.CallAsync("HEAD", "/api/v1/programmes");

        Assert.Equal((HttpStatusCode.OK, null), (told.Status, told.Json));
    }

    private async Task<bool> HoldsAsync(string filter, Exchange exchange) =>
        (await App.CallAsync("GET", $"{List}{filter}&limit=100", "ExchangePage")).Items.Any(e => (string)e["id"]! == exchange.State.Id.Value);
}
