using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Web;

/// <summary>The visit as a calendar file, by the link of visitor or host.</summary>
public sealed class VisitFileTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private RunningApp App => fixture.App;

    [Theory]
    [InlineData(Role.Visitor, "SUMMARY:Wizyta: Selvita")]
    [InlineData(Role.Host, "SUMMARY:Selvita")]
    public async Task An_approved_visit_is_a_file_in_the_readers_language_and_without_their_link(Role reader, string summary)
    {
        var state = await StoredAsync(StepKind.Travel);

        using var answer = await App.GetAsync(Address(state, reader));

        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("visit.ics", answer.Content.Headers.ContentDisposition?.FileName);
        var file = await answer.Content.ReadAsStringAsync();
        Assert.Contains("STATUS:CONFIRMED", file, StringComparison.Ordinal);
        Assert.Contains(summary, file, StringComparison.Ordinal);
        Assert.DoesNotContain("http", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_that_is_postponed_is_taken_off_the_calendar()
    {
        var state = await StoredAsync(StepKind.NewDates);

        using var answer = await App.GetAsync(Address(state, Role.Host));

        Assert.Contains("STATUS:CANCELLED", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_none_before_the_approval_and_none_without_the_link()
    {
        var early = await StoredAsync(StepKind.VisitingApproval);
        var approved = await StoredAsync(StepKind.Travel);

        using var before = await App.GetAsync(Address(early, Role.Visitor));
        using var stranger = await App.GetAsync($"/exchange/{approved.Id}/visit.ics?k={new string('x', 43)}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (before.StatusCode, stranger.StatusCode));
    }

    private string Address(ExchangeState state, Role reader)
    {
        var page = App.Links.ExchangeAddress(state, reader);
        return $"{page.AbsolutePath}/visit.ics{page.Query}";
    }

    // Stored only: what its workflow would do at this hour is no matter here.
    private async Task<ExchangeState> StoredAsync(StepKind kind)
    {
        var (exchange, now, _) = Lives.AwaitingA(kind);
        Assert.True(await App.Exchanges.AddAsync(exchange, now, default));
        return exchange.State;
    }
}
