using System.Net;

namespace CE4BIG.Mailbox.Tests;

public sealed class PagesTests
{
    private const string Hostile = "\"><script>alert(1)</script>";

    [Fact]
    public async Task The_list_shows_a_mail_and_escapes_what_it_says()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        await mailbox.SendAsync(RunningMailbox.Valid(subject: Hostile));

        var page = await mailbox.Client.GetStringAsync(new Uri("/?to=", UriKind.Relative));

        Assert.Contains("jean@visitor.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_asked_for_is_escaped()
    {
        await using var mailbox = await RunningMailbox.StartAsync();

        var page = await mailbox.Client.GetStringAsync(new Uri("/?to=" + Uri.EscapeDataString(Hostile), UriKind.Relative));

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_is_shown_as_text_and_in_a_frame_where_nothing_runs()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        await mailbox.SendAsync(RunningMailbox.Valid());
        var address = "/messages/" + Assert.Single(await mailbox.MessagesAsync()).GetProperty("id").GetRawText();

        var page = await mailbox.Client.GetStringAsync(new Uri(address, UriKind.Relative));
        using var framed = await mailbox.Client.GetAsync(new Uri(address + "/html", UriKind.Relative));

        Assert.Contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", page, StringComparison.Ordinal);
        Assert.Contains("Go to http://localhost:7071/step/1/a", page, StringComparison.Ordinal);
        var policy = Assert.Single(framed.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Contains("class=\"b\"", await framed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/messages/99")]
    [InlineData("/messages/99/html")]
    [InlineData("/messages/x")]
    public async Task A_mail_that_is_not_there_is_404(string path)
    {
        await using var mailbox = await RunningMailbox.StartAsync();

        using var response = await mailbox.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_stylesheet_is_served()
    {
        await using var mailbox = await RunningMailbox.StartAsync();

        using var response = await mailbox.Client.GetAsync(new Uri("/mailbox.css", UriKind.Relative));

        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
    }
}
