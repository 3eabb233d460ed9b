using System.Net;

namespace CE4BIG.Acceptance;

public sealed class LapseTests
{
    // Two days a second: the host's ten days, and the visitor's ten to name another, are over in ten seconds.
    private const int TwoDaysASecond = 172_800;

    [Fact]
    public async Task A_link_whose_time_is_over_explains_itself_and_the_visitor_is_told()
    {
        await using var desk = await RunningDesk.StartAsync(TwoDaysASecond);
        var story = new Story(desk);
        var exchange = await story.ApplyAsync();
        var (asked, form) = await story.OpenAsync(exchange, "host-confirmation");

        var choice = await desk.LetterAsync(exchange, "host-choice-asked");
        var ended = await desk.LetterAsync(exchange, "ended");
        var opened = await desk.Desk.GetAsync(asked.ActionLink!.AbsoluteUri, CancellationToken.None);
        var decided = await desk.Desk.SubmitAsync(form.Fill("decision", "confirm"), CancellationToken.None);

        Assert.Equal((story.VisitorEmail, story.VisitorEmail), (choice.To, ended.To));
        Assert.True(opened.Status == HttpStatusCode.Gone, opened.Answer);
        Assert.True(decided.Status == HttpStatusCode.Gone, decided.Answer);
        var received = await desk.LetterAsync(exchange, "application-received");
        var status = await desk.Desk.GetAsync(received.ActionLink!.AbsoluteUri, CancellationToken.None);
        Assert.Equal("declined", status.Data("data-ending"));
    }
}
