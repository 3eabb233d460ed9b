using System.Net;
using CE4BIG.Mailbox.Storage;

namespace CE4BIG.Mailbox.Tests;

public sealed class ReadingTests
{
    [Fact]
    public async Task Messages_come_newest_first_and_only_those_of_the_address_whatever_its_case()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        await mailbox.SendAsync(RunningMailbox.Valid("a@x.example", "first"));
        await mailbox.SendAsync(RunningMailbox.Valid("b@x.example", "second"));
        await mailbox.SendAsync(RunningMailbox.Valid("A@X.example", "third"));

        var mails = await mailbox.MessagesAsync("?to=a@x.EXAMPLE");

        Assert.Equal(["third", "first"], mails.Select(m => m.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task Following_with_after_and_a_limit_skips_no_mail()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        string[] all = ["mail 1", "mail 2", "mail 3", "mail 4", "mail 5"];
        foreach (var subject in all)
        {
            await mailbox.SendAsync(RunningMailbox.Valid(subject: subject));
        }

        var seen = new List<string?>();
        for (var after = "0"; await mailbox.MessagesAsync($"?after={after}&limit=2") is { Length: > 0 } page; after = page[0].GetProperty("id").GetRawText())
        {
            seen.AddRange(page.Reverse().Select(m => m.GetProperty("subject").GetString()));
        }

        Assert.Equal(all, seen);
    }

    [Fact]
    public async Task A_waiting_reader_is_answered_when_the_next_mail_arrives()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        var waiting = mailbox.MessagesAsync("?to=a@x.example&after=0&wait=30");
        await mailbox.SendAsync(RunningMailbox.Valid("b@x.example", "for somebody else"));

        await mailbox.SendAsync(RunningMailbox.Valid("a@x.example", "awaited"));

        var mails = await waiting.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("awaited", Assert.Single(mails).GetProperty("subject").GetString());
    }

    [Fact]
    public async Task A_reader_whose_wait_ends_gets_an_empty_list()
    {
        await using var mailbox = await RunningMailbox.StartAsync();

        Assert.Empty(await mailbox.MessagesAsync("?after=0&wait=1").WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Theory]
    [InlineData("?wait=61")]
    [InlineData("?wait=-1")]
    [InlineData("?limit=0")]
    [InlineData("?limit=10001")]
    [InlineData("?after=x")]
    public async Task A_question_beyond_the_limits_is_refused(string query)
    {
        await using var mailbox = await RunningMailbox.StartAsync();

        using var response = await mailbox.Client.GetAsync(new Uri("/api/messages" + query, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Deleting_empties_the_mailbox_but_never_reuses_an_id()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        await mailbox.SendAsync(RunningMailbox.Valid());
        var before = Assert.Single(await mailbox.MessagesAsync()).GetProperty("id").GetInt64();

        using var response = await mailbox.Client.DeleteAsync(new Uri("/api/messages", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Empty(await mailbox.MessagesAsync());
        await mailbox.SendAsync(RunningMailbox.Valid());
        Assert.True(Assert.Single(await mailbox.MessagesAsync()).GetProperty("id").GetInt64() > before);
    }

    [Fact]
    public async Task The_oldest_mails_make_room_for_the_newest()
    {
        await using var mailbox = await RunningMailbox.StartAsync(capacity: 2);
        foreach (var subject in new[] { "one", "two", "three" })
        {
            await mailbox.SendAsync(RunningMailbox.Valid(subject: subject));
        }

        Assert.Equal(["three", "two"], (await mailbox.MessagesAsync()).Select(m => m.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task With_a_folder_a_restart_forgets_nothing_and_goes_on_counting()
    {
        var folder = Directory.CreateTempSubdirectory("mailbox-");
        try
        {
            long before;
            await using (var mailbox = await RunningMailbox.StartAsync(folder.FullName))
            {
                await mailbox.SendAsync(RunningMailbox.Valid(subject: "kept"));
                before = Assert.Single(await mailbox.MessagesAsync()).GetProperty("id").GetInt64();
            }

            await using var again = await RunningMailbox.StartAsync(folder.FullName);
            await again.SendAsync(RunningMailbox.Valid(subject: "new"));

            var mails = await again.MessagesAsync();
            Assert.Equal(["new", "kept"], mails.Select(m => m.GetProperty("subject").GetString()));
            Assert.Equal(before + 1, mails[0].GetProperty("id").GetInt64());
            Assert.Equal("one", mails[1].GetProperty("customArgs").GetProperty("key").GetString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Links_are_found_in_html_order_with_those_only_in_the_text_behind()
    {
        var links = LinkFinder.Find(
            "<a href='http://a.example/1'>x</a> <a title=\"t\" href=\"https://b.example/?x=1&amp;y=2\">y</a>",
            "See https://b.example/?x=1&y=2, or (http://c.example/3).");

        Assert.Equal(["http://a.example/1", "https://b.example/?x=1&y=2", "http://c.example/3"], links);
    }
}
