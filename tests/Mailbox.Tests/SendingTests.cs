using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CE4BIG.Mailbox.Tests;

public sealed class SendingTests
{
    [Fact]
    public async Task A_mail_is_accepted_with_202_and_a_message_id()
    {
        await using var mailbox = await RunningMailbox.StartAsync();

        using var response = await mailbox.SendAsync(RunningMailbox.Valid());

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.NotEmpty(Assert.Single(response.Headers.GetValues("X-Message-Id")));
        Assert.Equal(0, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_mail_is_shown_with_everything_a_reader_needs()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        await mailbox.SendAsync(RunningMailbox.Valid());

        var mail = Assert.Single(await mailbox.MessagesAsync("?to=jean@visitor.example"));

        Assert.Equal("jean@visitor.example", mail.GetProperty("to").GetString());
        Assert.Equal("[CX-7K3M9QPD] Please confirm", mail.GetProperty("subject").GetString());
        Assert.Contains("Go to", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("<p>", mail.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal("http://localhost:7071/step/1/a?k=x&lang=fr", Assert.Single(mail.GetProperty("links").EnumerateArray()).GetString());
        Assert.Equal("one", mail.GetProperty("customArgs").GetProperty("key").GetString());
        Assert.True(mail.GetProperty("sentAt").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
        Assert.True(mail.GetProperty("id").GetInt64() > 0);
    }

    [Fact]
    public async Task Every_addressee_of_a_request_gets_a_mail_of_their_own()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        var body = RunningMailbox.Valid();
        body["personalizations"] = new object[]
        {
            new { to = new[] { new { email = "a@x.example" } }, cc = new[] { new { email = "b@x.example" } }, subject = "For a and b" },
            new { to = new[] { new { email = "c@x.example" } } },
        };

        await mailbox.SendAsync(body);

        var mails = await mailbox.MessagesAsync();
        Assert.Equal(["c@x.example", "b@x.example", "a@x.example"], mails.Select(m => m.GetProperty("to").GetString()));
        Assert.Equal("For a and b", mails[1].GetProperty("subject").GetString());
        Assert.Single(mails.Select(m => m.GetProperty("messageId").GetString()).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("personalizations", "personalizations")]
    [InlineData("from", "from.email")]
    [InlineData("subject", "subject")]
    [InlineData("content", "content")]
    public async Task A_request_without_a_required_field_is_refused_and_the_field_named(string missing, string named)
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        var body = RunningMailbox.Valid();
        body.Remove(missing);

        using var response = await mailbox.SendAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(named, Assert.Single(errors.GetProperty("errors").EnumerateArray()).GetProperty("field").GetString());
        Assert.Empty(await mailbox.MessagesAsync());
    }

    [Theory]
    [InlineData("no-at-sign")]
    [InlineData("Name <a@x.example>")]
    [InlineData("")]
    public async Task An_address_that_is_none_is_refused_with_its_place(string address)
    {
        await using var mailbox = await RunningMailbox.StartAsync();

        using var response = await mailbox.SendAsync(RunningMailbox.Valid(to: address));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("personalizations.0.to.0.email", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_before_text_is_refused_as_SendGrid_does()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        var body = RunningMailbox.Valid();
        body["content"] = new[] { new { type = "text/html", value = "<p>x" }, new { type = "text/plain", value = "x" } };

        using var response = await mailbox.SendAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_request_without_a_key_is_refused_with_401()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        mailbox.Client.DefaultRequestHeaders.Authorization = null;

        using var response = await mailbox.SendAsync(RunningMailbox.Valid());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await mailbox.MessagesAsync());
    }

    [Theory]
    [InlineData("{\"personalizations\":")]
    [InlineData("null")]
    [InlineData("{\"personalizations\":[null]}")]
    [InlineData("{\"personalizations\":[{\"to\":[null]}],\"content\":[null],\"attachments\":[null],\"categories\":[null]}")]
    [InlineData("[]")]
    public async Task Broken_json_is_refused_with_400(string json)
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");

        using var response = await mailbox.Client.PostAsync(new Uri("/v3/mail/send", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_form_post_is_refused_with_415()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        using var content = new FormUrlEncodedContent([]);

        using var response = await mailbox.Client.PostAsync(new Uri("/v3/mail/send", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_request_above_SendGrids_limit_is_refused_with_413()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/mail/send");
        request.Content = new StringContent(new string('x', (30 * 1024 * 1024) + 1), Encoding.UTF8, "application/json");

        // The server answers on the headers alone; without this the client would still be pushing 30 MB into a closed door.
        request.Headers.ExpectContinue = true;
        using var response = await mailbox.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_failure_that_was_asked_for_lasts_exactly_as_often_as_asked()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        await mailbox.Client.PostAsJsonAsync("/api/failures", new { status = 503, count = 2, retryAfter = 1 });

        using var first = await mailbox.SendAsync(RunningMailbox.Valid());
        using var second = await mailbox.SendAsync(RunningMailbox.Valid());
        using var third = await mailbox.SendAsync(RunningMailbox.Valid());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), first.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, third.StatusCode);
        Assert.Single(await mailbox.MessagesAsync());
    }

    [Fact]
    public async Task Failures_can_be_called_off()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        await mailbox.Client.PostAsJsonAsync("/api/failures", new { status = 503, count = 1000 });
        await mailbox.Client.DeleteAsync(new Uri("/api/failures", UriKind.Relative));

        using var response = await mailbox.SendAsync(RunningMailbox.Valid());

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Theory]
    [InlineData(200, 1)]
    [InlineData(503, 0)]
    [InlineData(600, 1)]
    public async Task A_failure_that_makes_no_sense_is_refused(int status, int count)
    {
        await using var mailbox = await RunningMailbox.StartAsync();

        using var response = await mailbox.Client.PostAsJsonAsync("/api/failures", new { status, count });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
