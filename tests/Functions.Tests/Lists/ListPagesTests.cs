using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Lists;

/// <summary>The coordinator imports lists, and others find them in use.</summary>
public sealed partial class ListPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Coordinator = "claire.fontaine@ce4big.example";
    private const string Manager = "anna.nowak@lsk.example";

    private RunningApp App => fixture.App;

    [Theory]
    [InlineData(Coordinator, HttpStatusCode.OK)]
    [InlineData(Manager, HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Redirect)]
    public async Task Importing_is_the_coordinators(string? staff, HttpStatusCode answered)
    {
        using var page = await App.GetAsync("/desk/import", staff);
        using var sent = await App.PostAsync("/desk/import", new Dictionary<string, string> { ["kind"] = "Hosts", ["version"] = Guid.NewGuid().ToString("N") }, staff);

        Assert.Equal(answered, page.StatusCode);
        Assert.Equal(answered == HttpStatusCode.OK ? HttpStatusCode.Conflict : answered, sent.StatusCode);
    }

    [Fact]
    public async Task A_list_is_looked_at_taken_into_use_and_suggested_on_the_form()
    {
        var (status, preview) = await SendAsync("Hosts", "organisation,country,cluster\r\nInstitut <Curie> & Co,FR,atlanpole\r\n");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Institut &lt;Curie&gt; &amp; Co", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("<datalist", await HostSectionAsync(), StringComparison.Ordinal);

        using var done = await App.PostAsync("/desk/import", new Dictionary<string, string> { ["kind"] = "Hosts", ["version"] = Version().Match(preview).Groups["version"].Value }, Coordinator);

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Contains("data-done=\"hosts\"", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("<option value=\"Institut &lt;Curie&gt; &amp; Co\">", await HostSectionAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_with_mistakes_is_refused_with_each_of_them()
    {
        var (status, page) = await SendAsync("Participants", "organisation,country,cluster\r\nSelvita,PL,nowhere\r\n,PL,lsk\r\n");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("This is no cluster of the programme.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"version\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("Nonsense", "x")).Status);
    }

    [Fact]
    public async Task Who_approves_sees_whether_the_visitor_is_a_known_member()
    {
        var exchange = Lives.AwaitingA(StepKind.VisitingApproval).Exchange;
        var (_, preview) = await SendAsync("Participants", $"organisation,country,cluster\r\n{exchange.State.Application.Visitor.Organisation},PL,lsk\r\n");
        using var done = await App.PostAsync("/desk/import", new Dictionary<string, string> { ["kind"] = "Participants", ["version"] = Version().Match(preview).Groups["version"].Value }, Coordinator);
        var id = await App.BeginAsync(exchange);
        var other = await App.BeginAsync(Lives.AwaitingA(StepKind.VisitingApproval).Exchange);

        Assert.Contains("data-listed=\"yes\"", await StepAsync(id), StringComparison.Ordinal);
        Assert.Contains("data-listed=\"no\"", await StepAsync(other), StringComparison.Ordinal);
    }

    private async Task<string> StepAsync(ExchangeId id)
    {
        var step = (await App.FileAsync(id)).State.Steps.Single(s => s is { IsOpen: true, Key.Kind: StepKind.VisitingApproval });
        using var page = await App.GetAsync(App.Links.Address(id, step).PathAndQuery);
        return await page.Content.ReadAsStringAsync();
    }

    private async Task<string> HostSectionAsync()
    {
        using var page = await App.PostAsync("/apply", new Dictionary<string, string> { ["programme"] = "ce4big", ["formId"] = Guid.NewGuid().ToString(), ["section"] = "person", ["go"] = "host" });
        return await page.Content.ReadAsStringAsync();
    }

    private async Task<(HttpStatusCode Status, string Page)> SendAsync(string kind, string text)
    {
        using var content = new MultipartFormDataContent { { new StringContent(kind), "kind" }, { new StringContent("en"), "lang" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "list", "list.csv" } };
        using var answer = await App.PostAsync("/desk/import", content, Coordinator);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("name=\"version\" value=\"(?<version>[0-9a-f]{32})\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Version();
}
