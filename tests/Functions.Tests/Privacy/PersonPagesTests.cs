using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Privacy;

/// <summary>Whoever asks for their data is answered with all of it, and a coordinator alone can look (GDPR).</summary>
public sealed class PersonPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Coordinator = "claire.fontaine@ce4big.example";
    private const string OtherCoordinator = "marta.lindqvist@short-missions.example";
    private const string Manager = "anna.nowak@lsk.example";
    private const string Path = "/desk/person";

    private RunningApp App => fixture.App;

    [Fact]
    public async Task What_is_held_about_a_visitor_is_found_and_taken_as_data()
    {
        var (id, email) = await BeginAsync();

        var data = await FindAsync(email.ToUpperInvariant(), "json", Coordinator);

        Assert.Contains(id.Value, data, StringComparison.Ordinal);
        Assert.Contains("PL61 \\u2022\\u2022\\u2022\\u2022 2874", data, StringComparison.Ordinal);
        Assert.Contains("\"submitted\"", data, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("1090", data, StringComparison.Ordinal);
        Assert.DoesNotContain("jean.oconnor", data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("html")]
    public async Task It_is_shown_and_taken_as_a_page(string action)
    {
        var (id, email) = await BeginAsync();

        Assert.Contains($"data-exchange=\"{id}\"", await FindAsync(email, action, Coordinator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_of_another_programme_finds_nothing()
    {
        var (id, email) = await BeginAsync();

        Assert.DoesNotContain(id.Value, await FindAsync(email, "json", OtherCoordinator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_address_is_said_at_the_field()
    {
        using var answer = await App.PostAsync(Path, [new("personEmail", "nobody"), new("action", "show")], Coordinator);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData(Coordinator, HttpStatusCode.OK)]
    [InlineData(Manager, HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Redirect)]
    public async Task Nobody_but_a_coordinator_looks(string? staff, HttpStatusCode answered)
    {
        using var page = await App.GetAsync(Path, staff);
        using var answer = await App.PostAsync(Path, [new("personEmail", "somebody@else.example"), new("action", "json")], staff);

        Assert.Equal((answered, answered), (page.StatusCode, answer.StatusCode));
    }

    private async Task<string> FindAsync(string email, string action, string staff)
    {
        using var answer = await App.PostAsync(Path, [new("personEmail", email), new("action", action)], staff);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<(ExchangeId Id, string Email)> BeginAsync()
    {
        var email = $"zofia.{Guid.NewGuid():N}@visitor.example";
        var exchange = Samples.Submitted(Samples.Application(form => form["visitorEmail"] = email));
        await App.Exchanges.AddAsync(exchange, Samples.Start, default);
        return (exchange.State.Id, email);
    }
}
