using System.Net;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Tests.Telemetry;
using CE4BIG.Pages.Mail;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Tests.Mail;

public sealed class MailPostTests : IDisposable
{
    private readonly FakeProvider _provider = new();
    private readonly Lines<MailPost> _log = new();

    public void Dispose() => _provider.Dispose();

    [Fact]
    public async Task A_mail_goes_out_with_both_bodies_and_every_tracking_off()
    {
        Assert.Equal("id-1", await SendAsync());

        var mail = Assert.Single(_provider.Taken);
        Assert.Equal("desk@ce4big.example", mail.GetProperty("from").GetProperty("email").GetString());
        var to = mail.GetProperty("personalizations")[0].GetProperty("to")[0];
        Assert.Equal(("zofia@visitor.example", "Zofia Dąbrowska"), (to.GetProperty("email").GetString(), to.GetProperty("name").GetString()));
        Assert.Equal(["text/plain", "text/html"], mail.GetProperty("content").EnumerateArray().Select(c => c.GetProperty("type").GetString()));
        var tracking = mail.GetProperty("tracking_settings");
        Assert.All(
            ["click_tracking", "open_tracking", "subscription_tracking"],
            setting => Assert.False(tracking.GetProperty(setting).GetProperty("enable").GetBoolean()));
        Assert.False(tracking.GetProperty("click_tracking").GetProperty("enable_text").GetBoolean());
    }

    [Fact]
    public async Task A_file_goes_along_in_base64_with_its_name_and_type()
    {
        await SendAsync();

        var file = Assert.Single(Assert.Single(_provider.Taken).GetProperty("attachments").EnumerateArray());
        Assert.Equal(("visit.ics", "text/calendar", "attachment"), (file.GetProperty("filename").GetString(), file.GetProperty("type").GetString(), file.GetProperty("disposition").GetString()));
        Assert.Equal("łódź", System.Text.Encoding.UTF8.GetString(file.GetProperty("content").GetBytesFromBase64()));
    }

    [Fact]
    public async Task Nothing_personal_goes_along_as_a_label()
    {
        await SendAsync();

        var mail = Assert.Single(_provider.Taken);
        Assert.Equal(["exchange", "key", "kind"], FakeProvider.Labels(mail).EnumerateObject().Select(l => l.Name).Order());
        Assert.False(mail.TryGetProperty("categories", out _));
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task What_passes_or_an_operator_mends_is_tried_again_later(HttpStatusCode status)
    {
        _provider.Refuses = status;

        Assert.Null(await SendAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "refused: 400")]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "refused: 413")]
    public async Task A_mail_that_will_never_be_taken_is_not_tried_for_ever(HttpStatusCode status, string noted)
    {
        _provider.Refuses = status;

        Assert.Equal(noted, await SendAsync());
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_asked_again_later()
    {
        _provider.IsDown = true;

        Assert.Null(await SendAsync());
    }

    [Fact]
    public async Task Neither_address_nor_body_nor_key_is_ever_logged()
    {
        _provider.Refuses = HttpStatusCode.BadRequest;
        await SendAsync();
        (_provider.Refuses, _provider.IsDown) = (null, true);
        await SendAsync();

        Assert.Equal(2, _log.Written.Count);
        Assert.All(_log.Written, line => Assert.DoesNotMatch("zofia|SG\\.|123456|k=abc", line));
    }

    private async Task<string?> SendAsync() =>
        await new MailPost(_provider.Client, Options.Create(new MailOptions { ApiKey = "SG.secret" }), Instruments.Tracing, Instruments.Metrics, _log).SendAsync(
            "zofia@visitor.example",
            "Zofia Dąbrowska",
            new MailContent("[CX-7K3M9QPD] Subject", "<p>123456</p>", "Code: 123456 https://desk.example/step?k=abc") { Attachments = [new MailAttachment("visit.ics", "text/calendar", "łódź")] },
            new Dictionary<string, string> { ["kind"] = "host-confirmation-asked", ["exchange"] = "CX-7K3M9QPD", ["key"] = "stepasked|host-confirmation-1|001|host" },
            default);
}
