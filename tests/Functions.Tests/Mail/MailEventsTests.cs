using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Tests.Lifecycle;
using CE4BIG.Functions.Tests.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Tests.Mail;

/// <summary>What SendGrid reports of mails that it had taken.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class MailEventsTests(WebhookFixture fixture) : IClassFixture<WebhookFixture>
{
    private const string Coordinator = "claire.fontaine@ce4big.example";
    private const string Asked = "stepasked|host-confirmation-1|001|host";
    private const string Told = "mailcameback|exchange|001|coordinator";
    private const int Largest = 2 * 1024 * 1024;

    private RunningApp App => fixture.App;

    [Theory]
    [InlineData("bounce", "bounce", MailReturn.Bounced)]
    [InlineData("bounce", "blocked", MailReturn.Blocked)]
    [InlineData("dropped", null, MailReturn.Dropped)]
    public async Task A_mail_that_came_back_is_marked_stands_on_the_trail_and_the_coordinator_is_told(string kind, string? type, MailReturn how)
    {
        var id = await BegunAsync();

        Assert.Equal(HttpStatusCode.OK, await ReportAsync(Signer.Event(kind, id, Asked, type)));

        await App.MailedAsync(id, Told);
        var file = await App.FileAsync(id);
        Assert.Equal($"refused: {how.ToString().ToLowerInvariant()}", MailOf(file, Asked).ProviderId);
        var row = Assert.Single(file.Audit, a => a.Action == AuditAction.MailCameBack);
        Assert.Equal((Role.Host, "jean.oconnor@host.example", how.ToString().ToLowerInvariant()), (row.Role, row.Who, row.Reason));
        Assert.Null(TrailChain.FirstFault(id, file.Audit));
        Assert.Equal(TrailReading.Of(file.State), TrailReading.Of(file.Audit));
    }

    [Fact]
    public async Task The_coordinators_mail_says_who_was_not_reached_about_which_step_and_leads_to_the_desk()
    {
        var id = await BegunAsync();
        await ReportAsync(Signer.Event("bounce", id, Asked, "bounce"));
        await App.MailedAsync(id, Told);

        var mail = App.Mail.Taken.Single(m => FakeProvider.Key(m) == Told && FakeProvider.Labels(m).GetProperty("exchange").GetString() == id.Value);

        Assert.Equal(Coordinator, mail.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString());
        var text = mail.GetProperty("content")[0].GetProperty("value").GetString()!;
        Assert.Contains("Jean O’Connor", text, StringComparison.Ordinal);
        Assert.Contains($"http://localhost:7071/desk/exchange/{id}", text, StringComparison.Ordinal);
        Assert.Equal("mail-came-back", FakeProvider.Labels(mail).GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("deferred")]
    [InlineData("delivered")]
    [InlineData("open")]
    [InlineData("spamreport")]
    public async Task Other_events_change_nothing(string kind)
    {
        var id = await BegunAsync();

        Assert.Equal(HttpStatusCode.OK, await ReportAsync(Signer.Event(kind, id, Asked)));

        await NothingCameBackAsync(id);
    }

    [Fact]
    public async Task A_mail_that_came_back_before_it_was_marked_as_sent_is_to_be_reported_again_and_the_others_of_the_batch_are_done()
    {
        var id = await BegunAsync();
        var waiting = await App.Exchanges.ChangeAsync(id, Samples.Start, x => x.RenewLink(new StepKey(StepKind.HostConfirmation, 1), Samples.Start), default);
        const string Renewed = "steplinkrenewed|host-confirmation-1|002|host";
        ReportedEvent[] batch = [Signer.Event("bounce", id, Renewed), Signer.Event("bounce", id, Asked)];

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReportAsync(batch));
        Assert.Null(MailOf(await App.FileAsync(id), Renewed).ProviderId);
        Assert.True(MailPost.WasRefused(MailOf(await App.FileAsync(id), Asked).ProviderId));

        await App.Workflow.NudgeAsync(App.Client, waiting!, default);
        await RunningApp.UntilAsync(async () => MailOf(await App.FileAsync(id), Renewed).SentAt is not null);
        Assert.Equal(HttpStatusCode.OK, await ReportAsync(batch));
        var file = await App.FileAsync(id);
        Assert.True(MailPost.WasRefused(MailOf(file, Renewed).ProviderId));
        Assert.Single(file.Audit, a => a.Action == AuditAction.MailCameBack);
        Assert.Single(file.Mails, m => m.Notice.Kind == NoticeKind.MailCameBack);
    }

    [Fact]
    public async Task What_is_reported_again_and_again_and_at_once_is_noted_once()
    {
        var id = await BegunAsync();
        var bounce = Signer.Event("bounce", id, Asked);

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReportAsync(bounce, bounce))), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.OK, await ReportAsync(Signer.Event("dropped", id, Asked)));

        await App.MailedAsync(id, Told);
        var file = await App.FileAsync(id);
        Assert.Equal("refused: bounced", MailOf(file, Asked).ProviderId);
        Assert.Single(file.Audit, a => a.Action == AuditAction.MailCameBack);
        Assert.Single(App.MailsOf(id), key => key.StartsWith("mailcameback", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_people_in_one_batch_are_told_of_each_by_themselves()
    {
        var id = await BegunAsync();
        var received = (await App.FileAsync(id)).Mails.Single(m => m.Notice.Kind == NoticeKind.ApplicationReceived).Notice.Key;

        Assert.Equal(HttpStatusCode.OK, await ReportAsync(Signer.Event("bounce", id, Asked), Signer.Event("bounce", id, received)));

        await App.MailedAsync(id, Told);
        await App.MailedAsync(id, "mailcameback|exchange|002|coordinator");
        Assert.Equal([Role.Host, Role.Visitor], (await App.FileAsync(id)).State.Returned.Select(r => r.To.Role));
    }

    [Fact]
    public async Task Exchanges_and_mails_that_are_not_known_are_passed_over()
    {
        var id = await BegunAsync();

        Assert.Equal(HttpStatusCode.OK, await ReportAsync(
            Signer.Event("bounce", Samples.NewId(), Asked), Signer.Event("bounce", id, "stepasked|host-confirmation-9|001|host"), Signer.Event("bounce", id, null), Signer.Event("bounce", null, Asked)));

        await NothingCameBackAsync(id);
    }

    [Fact]
    public async Task Of_an_exchange_that_tells_of_nobody_any_more_no_mail_is_noted()
    {
        var (exchange, now, answer) = Lives.AwaitingA(StepKind.Survey);
        answer(exchange);
        var id = exchange.State.Id;
        Assert.True(await App.Exchanges.AddAsync(exchange, now, default));
        var key = (await App.FileAsync(id)).Mails[0].Notice.Key;
        var end = (await App.FileAsync(id)).State.Steps.Single(s => s.IsOpen).ExpiresAt;
        await App.Exchanges.ChangeAsync(id, end, x => x.PassTime(end), default);

        Assert.Equal(HttpStatusCode.OK, await ReportAsync(Signer.Event("bounce", id, key)));

        var file = await App.FileAsync(id);
        Assert.NotNull(file.State.AnonymisedAt);
        Assert.Empty(file.Mails);
        Assert.DoesNotContain(file.Audit, a => a.Action == AuditAction.MailCameBack);
    }

    [Fact]
    public async Task The_mark_of_a_mail_brings_no_row_back_that_was_taken_out()
    {
        var id = await BegunAsync();
        var mail = MailOf(await App.FileAsync(id), Asked);
        var gone = mail with { Notice = mail.Notice with { Serial = 9 } };

        await App.Exchanges.MarkReturnedAsync(id, gone with { ProviderId = MailPost.CameBack(MailReturn.Bounced) }, default);

        Assert.DoesNotContain((await App.FileAsync(id)).Mails, m => m.Notice.Serial == 9);
    }

    [Fact]
    public async Task The_coordinators_own_mail_that_comes_back_is_marked_and_nobody_is_told()
    {
        var id = await BegunAsync();
        await ReportAsync(Signer.Event("bounce", id, Asked));
        await RunningApp.UntilAsync(async () => MailOf(await App.FileAsync(id), Told).SentAt is not null);

        Assert.Equal(HttpStatusCode.OK, await ReportAsync(Signer.Event("bounce", id, Told)));

        var file = await App.FileAsync(id);
        Assert.Equal("refused: bounced", MailOf(file, Told).ProviderId);
        Assert.Single(file.Mails, m => m.Notice.Kind == NoticeKind.MailCameBack);
    }

    [Fact]
    public async Task The_coordinator_is_told_of_an_exchange_that_has_ended_too()
    {
        var id = await BegunAsync();
        var ended = (await App.Exchanges.ChangeAsync(id, Samples.Start, x => x.Withdraw(x.State.Visitor, "Ill.", Samples.Start), default))!;
        await App.Workflow.NudgeAsync(App.Client, ended, default);
        await App.EndedAsync(id);

        Assert.Equal(HttpStatusCode.OK, await ReportAsync(Signer.Event("bounce", id, Asked)));

        await App.MailedAsync(id, Told);
    }

    [Fact]
    public async Task The_desk_shows_the_step_as_unreachable_until_a_mail_that_is_sent_again_arrives()
    {
        var id = await BegunAsync();
        Assert.DoesNotContain("Unreachable by mail", await TextAsync($"/desk/exchange/{id}?lang=en"), StringComparison.Ordinal);

        await ReportAsync(Signer.Event("bounce", id, Asked));

        var page = await TextAsync($"/desk/exchange/{id}?lang=en");
        Assert.Contains("Unreachable by mail", page, StringComparison.Ordinal);
        Assert.Contains("not delivered", page, StringComparison.Ordinal);
        Assert.Contains("The mail server says that there is no such mailbox.", page, StringComparison.Ordinal);
        Assert.Contains(id.Value, await TextAsync("/desk/figures?lang=en"), StringComparison.Ordinal);

        var again = (await App.Exchanges.ChangeAsync(id, Samples.Start, x => x.Resend(new StepKey(StepKind.HostConfirmation, 1), Samples.Coordinator, "It works again.", Samples.Start), default))!;
        await App.Workflow.FollowAsync(App.Client, again, default);
        await RunningApp.UntilAsync(async () => (await App.FileAsync(id)).Mails.Any(m => m is { Notice.Kind: NoticeKind.StepLinkRenewed, SentAt: not null }));
        Assert.DoesNotContain("Unreachable by mail", await TextAsync($"/desk/exchange/{id}?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_staff_reads_of_it()
    {
        var id = await BegunAsync();
        await ReportAsync(Signer.Event("bounce", id, Asked));

        using var page = await App.GetAsync(App.Links.ExchangeAddress((await App.FileAsync(id)).State, Role.Visitor).PathAndQuery);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("nreachable", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_mail_that_came_back_is_counted_by_its_purpose_also_where_it_is_of_no_exchange()
    {
        using var numbers = new Numbers(App.Services.GetRequiredService<IMeterFactory>());
        var id = await BegunAsync();

        await ReportAsync(Signer.Event("bounce", id, Asked) with { Kind = "not by this" });
        await ReportAsync(Signer.Event("dropped", null, null) with { Kind = "sign-in" }, Signer.Event("bounce", null, null) with { Kind = "Somebody@visitor.example" });

        Assert.Single(numbers.Of("desk.mails kind=host-confirmation-asked outcome=returned"));
        Assert.Single(numbers.Of("desk.mails kind=sign-in outcome=returned"));
        Assert.Single(numbers.Of("desk.mails kind=unnamed outcome=returned"));
    }

    [Fact]
    public async Task What_is_not_signed_by_the_key_is_refused_and_nothing_is_done()
    {
        var id = await BegunAsync();
        using var stranger = new Signer();
        var body = Signer.Body(Signer.Event("bounce", id, Asked));

        Assert.Equal(HttpStatusCode.Unauthorized, await fixture.SendGrid.ReportAsync(App, body, stranger.Sign(body)));
        Assert.Equal(HttpStatusCode.Unauthorized, await fixture.SendGrid.ReportAsync(App, [.. body, (byte)' '], fixture.SendGrid.Sign(body)));
        using var unsigned = new ByteArrayContent(body);
        using var answer = await App.PostAsync("/mail-events", unsigned, staff: null);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());

        await NothingCameBackAsync(id);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{\"event\":\"bounce\"}")]
    public async Task What_is_signed_and_no_array_of_events_is_refused(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, await fixture.SendGrid.ReportAsync(App, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task Up_to_two_megabytes_are_read_and_not_a_byte_more()
    {
        Assert.Equal(HttpStatusCode.OK, await fixture.SendGrid.ReportAsync(App, Padded(Largest)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await fixture.SendGrid.ReportAsync(App, Padded(Largest + 1)));

        // Also where nobody said beforehand how long it would be.
        var endless = new DefaultHttpContext().Request;
        (endless.Method, endless.Body) = ("POST", new MemoryStream(Padded(Largest + 1)));
        Assert.Equal(StatusCodes.Status413PayloadTooLarge, Assert.IsType<StatusCodeHttpResult>(await Function(fixture.SendGrid.PublicKey).TakeAsync(endless, App.Client, default)).StatusCode);
    }

    [Fact]
    public async Task Where_no_key_is_set_there_is_nothing_at_that_address()
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "POST";

        var answer = await Function(key: null).TakeAsync(request, App.Client, default);

        Assert.Equal(StatusCodes.Status404NotFound, Assert.IsType<StatusCodeHttpResult>(answer).StatusCode);
    }

    private static OutboxMail MailOf(ExchangeFile file, string key) => file.Mails.Single(m => m.Notice.Key == key);

    private static byte[] Padded(int length) => [.. "["u8, .. Enumerable.Repeat((byte)' ', length - 2), .. "]"u8];

    private MailEvents Function(string? key) => new(
        new MailEventSignature(Options.Create(new MailOptions { ApiKey = "SG.secret", WebhookKey = key })),
        App.Services.GetRequiredService<ReturnedMails>(),
        App.Services.GetRequiredService<DeskMetrics>(),
        new Lines<MailEvents>());

    private Task<HttpStatusCode> ReportAsync(params ReportedEvent[] events) => fixture.SendGrid.ReportAsync(App, events);

    // An exchange whose first mails were taken and marked.
    private async Task<ExchangeId> BegunAsync()
    {
        var id = await App.BeginAsync(Samples.Submitted());
        await App.WaitsAtAsync(id, StepKind.HostConfirmation);
        await RunningApp.UntilAsync(async () => (await App.FileAsync(id)).Mails.All(m => m.SentAt is not null));
        return id;
    }

    private async Task NothingCameBackAsync(ExchangeId id)
    {
        var file = await App.FileAsync(id);
        Assert.DoesNotContain(file.Audit, a => a.Action == AuditAction.MailCameBack);
        Assert.DoesNotContain(file.Mails, m => MailPost.WasRefused(m.ProviderId) || m.Notice.Kind == NoticeKind.MailCameBack);
    }

    private async Task<string> TextAsync(string path)
    {
        using var page = await App.GetAsync(path, Coordinator);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }
}
