using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CE4BIG.Mailbox.Tests;

public sealed class AttachmentTests
{
    private const string Visit = "BEGIN:VCALENDAR\r\nSUMMARY:łódź\r\nEND:VCALENDAR\r\n";

    [Fact]
    public async Task A_file_is_listed_by_name_type_and_size_and_handed_out_as_it_was_sent()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        await mailbox.SendAsync(With("visit.ics", Encoded(Visit)));

        var mail = Assert.Single(await mailbox.MessagesAsync());

        var listed = Assert.Single(mail.GetProperty("attachments").EnumerateArray());
        Assert.Equal(
            ("visit.ics", "text/calendar; method=PUBLISH", Encoding.UTF8.GetByteCount(Visit)),
            (listed.GetProperty("name").GetString(), listed.GetProperty("type").GetString(), listed.GetProperty("size").GetInt32()));
        Assert.False(listed.TryGetProperty("content", out _));
        Assert.Equal(Visit, await mailbox.Client.GetStringAsync(Address(mail)));
    }

    [Fact]
    public async Task A_file_is_saved_by_the_browser_and_never_shown_or_run_whatever_it_is_called()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        await mailbox.SendAsync(With("a\"\r\nSet-Cookie: x=y;<script>.html", Encoded("<script>alert(1)</script>"), "text/html"));
        var mail = Assert.Single(await mailbox.MessagesAsync());

        using var response = await mailbox.Client.GetAsync(Address(mail));

        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("<script", await mailbox.Client.GetStringAsync(Page(mail)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mails_page_leads_to_its_files()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        await mailbox.SendAsync(With("visit.ics", Encoded(Visit)));
        var mail = Assert.Single(await mailbox.MessagesAsync());

        Assert.Contains($"href=\"{Address(mail)}\"", await mailbox.Client.GetStringAsync(Page(mail)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("visit.ics", "no base64!", "text/calendar", "attachments.0.content")]
    [InlineData("visit.ics", "", "text/calendar", "attachments.0.content")]
    [InlineData("", "eA==", "text/calendar", "attachments.0.filename")]
    [InlineData("visit.ics", "eA==", "text/calendar\r\nX: y", "attachments.0.type")]
    public async Task A_file_that_SendGrid_would_refuse_is_refused_with_its_field(string name, string content, string type, string field)
    {
        await using var mailbox = await RunningMailbox.StartAsync();

        using var response = await mailbox.SendAsync(With(name, content, type));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, Assert.Single(errors.GetProperty("errors").EnumerateArray()).GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_404()
    {
        await using var mailbox = await RunningMailbox.StartAsync();
        await mailbox.SendAsync(RunningMailbox.Valid());
        var mail = Assert.Single(await mailbox.MessagesAsync());

        using var response = await mailbox.Client.GetAsync(Address(mail));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task With_a_folder_files_outlive_a_restart_and_leave_with_their_mail()
    {
        var folder = Directory.CreateTempSubdirectory("mailbox-");
        try
        {
            await using (var mailbox = await RunningMailbox.StartAsync(folder.FullName))
            {
                await mailbox.SendAsync(With("visit.ics", Encoded(Visit)));
            }

            await using var again = await RunningMailbox.StartAsync(folder.FullName, capacity: 1);
            Assert.Equal(Visit, await again.Client.GetStringAsync(Address(Assert.Single(await again.MessagesAsync()))));

            await again.SendAsync(RunningMailbox.Valid());
            Assert.Single(folder.EnumerateFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, object?> With(string name, string content, string type = "text/calendar; method=PUBLISH")
    {
        var body = RunningMailbox.Valid();
        body["attachments"] = new[] { new { content, filename = name, type, disposition = "attachment" } };
        return body;
    }

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Uri Page(JsonElement mail) => new($"/messages/{mail.GetProperty("id").GetRawText()}", UriKind.Relative);

    private static Uri Address(JsonElement mail) => new($"/messages/{mail.GetProperty("id").GetRawText()}/attachments/0", UriKind.Relative);
}
