using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Web;

/// <summary>What visitor and host see on their page, and what a receipt tells whoever has decided.</summary>
public sealed class MyExchangeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private RunningApp App => fixture.App;

    [Theory]
    [InlineData(StepKind.Correction, Role.Visitor)]
    [InlineData(StepKind.Report, Role.Visitor)]
    [InlineData(StepKind.HostConfirmation, Role.Host)]
    [InlineData(StepKind.Certificate, Role.Host)]
    public async Task The_page_leads_to_the_readers_own_step_and_its_form_opens(StepKind kind, Role role)
    {
        var (id, step) = await AtAsync(kind);
        var address = App.Links.Address(id, (await App.FileAsync(id)).State.Steps.Single(s => s.Key == step)).PathAndQuery;

        Assert.Contains($"href=\"{address}\"", await PageAsync(id, role), StringComparison.Ordinal);
        using var form = await App.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
    }

    [Theory]
    [InlineData(StepKind.Report, Role.Host)]
    [InlineData(StepKind.Certificate, Role.Visitor)]
    [InlineData(StepKind.Validation, Role.Visitor)]
    [InlineData(StepKind.PaymentOrder, Role.Host)]
    public async Task The_page_never_leads_to_somebody_elses_step(StepKind kind, Role role)
    {
        var (id, _) = await AtAsync(kind);

        Assert.DoesNotContain("/step/", await PageAsync(id, role), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_is_shown_to_the_visitor_and_not_to_the_host()
    {
        var (id, _) = await AtAsync(StepKind.PaymentOrder);

        Assert.Contains("€", await PageAsync(id, Role.Visitor), StringComparison.Ordinal);
        Assert.DoesNotContain("€", await PageAsync(id, Role.Host), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StepKind.PaymentOrder, Role.Visitor, "amount", HttpStatusCode.OK)]
    [InlineData(StepKind.Validation, Role.Visitor, "amount", HttpStatusCode.NotFound)]
    [InlineData(StepKind.PaymentOrder, Role.Host, "amount", HttpStatusCode.NotFound)]
    [InlineData(StepKind.Recovery, Role.Visitor, "debit-note", HttpStatusCode.OK)]
    [InlineData(StepKind.AfterClosing, Role.Visitor, "debit-note", HttpStatusCode.NotFound)]
    [InlineData(StepKind.Recovery, Role.Host, "debit-note", HttpStatusCode.NotFound)]
    public async Task Letters_about_money_are_the_visitors_and_only_where_there_is_something_to_say(StepKind kind, Role role, string document, HttpStatusCode status)
    {
        var (id, _) = await AtAsync(kind);
        var page = App.Links.ExchangeAddress((await App.FileAsync(id)).State, role);

        using var letter = await App.GetAsync($"{page.AbsolutePath}/{document}{page.Query}");

        Assert.Equal(status, letter.StatusCode);
    }

    [Fact]
    public async Task A_receipt_names_who_is_asked_now_and_leads_the_visitor_to_their_page()
    {
        var (id, key) = await AtAsync(StepKind.Correction);
        var step = (await App.FileAsync(id)).State.Steps.Single(s => s.Key == key);
        var form = Samples.Form().Where(f => f.Key != "visitorEmail").ToDictionary();
        foreach (var (field, value) in CE4BIG.Domain.Applications.ApplicationForm.Fields((await App.FileAsync(id)).State.Application))
        {
            form[field] = value;
        }

        (form["goals"], form["k"], form["code"], form["decision"]) = ("Other goals.", App.Links.Secret(id, step), App.Links.Code(id, step), "resubmit");
        using var answer = await App.PostAsync($"/step/{id}/{key}", form);
        var receipt = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Contains("data-decision=\"resubmit\"", receipt, StringComparison.Ordinal);
        Assert.Contains((await App.FileAsync(id)).State.Steps.Last(s => s.IsOpen).Addressee!.Name, receipt, StringComparison.Ordinal);
        Assert.Contains($"href=\"/exchange/{id}?k=", receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_another_exchange_handed_in_is_flagged_to_who_validates_with_its_number()
    {
        var (first, _) = await AtAsync(StepKind.Validation);
        var (second, key) = await AtAsync(StepKind.Validation);
        foreach (var id in new[] { first, second })
        {
            await App.Register.AddAsync(id, (await App.FileAsync(id)).State.Report!.Evidence, default);
        }

        using var page = await App.GetAsync(App.Links.Address(second, (await App.FileAsync(second)).State.Steps.Single(s => s.Key == key)).PathAndQuery);

        Assert.Contains("data-also-in=", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("data-also-in=", await PageAsync(second, Role.Visitor), StringComparison.Ordinal);
    }

    private async Task<(ExchangeId Id, StepKey Step)> AtAsync(StepKind kind)
    {
        var exchange = Lives.AwaitingA(kind).Exchange;
        return (await App.BeginAsync(exchange), Samples.Open(exchange, kind));
    }

    private async Task<string> PageAsync(ExchangeId id, Role role)
    {
        using var page = await App.GetAsync(App.Links.ExchangeAddress((await App.FileAsync(id)).State, role).PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }
}
