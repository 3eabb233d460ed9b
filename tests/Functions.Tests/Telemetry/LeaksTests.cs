using System.Net;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Tests.Lifecycle;
using CE4BIG.Functions.Tests.Mail;
using CE4BIG.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Tests.Telemetry;

/// <summary>That the search for secrets in what is emitted would find them; what a whole season emits is searched in the acceptance tests.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class LeaksTests
{
    private const string Address = "zofia.dabrowska@visitor.example";

    [Fact]
    public async Task An_address_that_is_given_away_on_purpose_is_found_in_traces_metrics_and_logs()
    {
        await using var collector = new Collector();
        await using (var app = await StartAsync(collector))
        {
            using (var span = app.Services.GetRequiredService<DeskTracing>().Follow("leak", cause: null))
            {
                span!.SetTag("who", Address);
            }

            app.Services.GetRequiredService<DeskMetrics>().Mailed(Address, MailOutcome.Sent);
            app.Services.GetRequiredService<ILogger<LeaksTests>>().LogWarning("A mail to {Who}.", Address);
        }

        Assert.NotEmpty(Leaks.Find(collector.Traces, [Address]));
        Assert.NotEmpty(Leaks.Find(collector.Metrics, [Address]));
        Assert.NotEmpty(Leaks.Find(collector.Logs, [Address]));
    }

    [Fact]
    public async Task What_the_desk_says_of_itself_arrives_and_names_the_exchange_and_nobody_in_it()
    {
        await using var collector = new Collector();
        ExchangeId id;
        await using (var app = await StartAsync(collector))
        {
            id = await app.BeginAsync(Samples.Submitted());
            await app.MailedAsync(id, "stepasked|host-confirmation-1|001|host");
            app.Mail.IsDown = true;
            var change = (await app.Exchanges.ChangeAsync(id, Samples.Start, x => x.ConfirmHost(new StepKey(StepKind.HostConfirmation, 1), Samples.Start), default))!;
            var asked = app.Mail.Asked;
            await app.Workflow.NudgeAsync(app.Client, change, default);
            await app.Mail.WaitForAttemptAsync(asked);
        }

        Assert.Contains(id.Value, collector.Traces, StringComparison.Ordinal);
        Assert.Contains("TendStep", collector.Traces, StringComparison.Ordinal);
        Assert.Contains("desk.storage.duration", collector.Metrics, StringComparison.Ordinal);
        Assert.Contains("The mail provider could not be reached", collector.Logs, StringComparison.Ordinal);
        Assert.Empty(Leaks.Find(
            collector.Traces + collector.Metrics + collector.Logs, ["Zofia Dąbrowska", Address, "Jean O’Connor", "jean.oconnor@host.example", "PL61 1090 1014 0000 0712 1981 2874"]));
    }

    [Fact]
    public async Task Of_a_mail_that_came_back_the_exchange_is_named_and_neither_its_address_nor_what_the_server_said()
    {
        const string Reason = "550 5.1.1 no mailbox here by the name of Zofia Dąbrowska";
        using var signer = new Signer();
        await using var collector = new Collector();
        ExchangeId id;
        await using (var app = await RunningApp.StartAsync(
            scale: 1, settings: ["--OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.AbsoluteUri, "--SendGrid:WebhookKey", signer.PublicKey]))
        {
            id = await app.BeginAsync(Samples.Submitted());
            await RunningApp.UntilAsync(async () => (await app.FileAsync(id)).Mails.All(m => m.SentAt is not null));
            var key = (await app.FileAsync(id)).Mails.First(m => m.Notice.To.Role == Role.Visitor).Notice.Key;
            var reported = Signer.Event("bounce", id, key) with { Email = Address, Reason = Reason };
            Assert.Equal(HttpStatusCode.OK, await signer.ReportAsync(app, reported, Signer.Event("bounce", null, null) with { Email = Address, Reason = Reason, Kind = Address }));
            await app.MailedAsync(id, "mailcameback|exchange|001|coordinator");
            Assert.Equal(HttpStatusCode.Unauthorized, await signer.ReportAsync(app, Signer.Body(reported), signature: "bm8="));
        }

        Assert.Contains("A mail came back", collector.Logs, StringComparison.Ordinal);
        Assert.Contains(id.Value, collector.Logs, StringComparison.Ordinal);
        Assert.Contains("was not signed", collector.Logs, StringComparison.Ordinal);
        Assert.Empty(Leaks.Find(collector.Traces + collector.Metrics + collector.Logs, [Address, Reason, "Zofia Dąbrowska", "claire.fontaine@ce4big.example"]));
    }

    [Theory]
    [InlineData("/files/{0}/a-file%3Fk=the-secret-of-a-link")]
    [InlineData("/files/{0}/the-secret-of-a-link?k=the-secret-of-a-link")]
    public async Task A_secret_that_a_mail_program_moved_into_the_path_is_not_logged_when_the_page_fails(string path)
    {
        await using var collector = new Collector();
        var id = Samples.NewId();
        await using (var app = await StartAsync(collector))
        {
            var table = new TableServiceClient(app.ConnectionString).GetTableClient(TableNames.Exchanges);
            await table.CreateIfNotExistsAsync();
            await table.AddEntityAsync(new TableEntity(id.Value, ExchangeRows.StateRow) { ["Json"] = "{" });

            using var answer = await app.GetAsync(string.Format(null, path, id));

            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        }

        Assert.Contains($"EvidenceFiles failed for {id}.", collector.Logs, StringComparison.Ordinal);
        Assert.Contains("EvidenceFiles", collector.Traces, StringComparison.Ordinal);
        Assert.Empty(Leaks.Find(collector.Traces + collector.Metrics + collector.Logs, ["the-secret-of-a-link"]));
    }

    [Theory]
    [InlineData("PL61 1090 1014 0000 0712 1981 2874", "account PL61109010140000071219812874,")]
    [InlineData(Address, "?who=zofia.dabrowska%40visitor.example&")]
    [InlineData(Address, "Zofia.Dabrowska@Visitor.example")]
    [InlineData("Zofia Dąbrowska", "{\"name\":\"Zofia D\\u0105browska\"}")]
    [InlineData("Zofia Dąbrowska", "name=Zofia+D%C4%85browska")]
    [InlineData(Address, "em9maWEuZGFicm93c2thQHZpc2l0b3IuZXhhbXBsZQ==")]
    [InlineData("123456", "code 123456.")]
    public void A_secret_is_found_however_it_is_written(string secret, string emitted) => Assert.NotEmpty(Leaks.Find(emitted, [secret]));

    [Fact]
    public void The_digits_of_a_code_within_a_longer_number_are_none() => Assert.Empty(Leaks.Find("1234567 a123456 0123456", ["123456"]));

    private static Task<RunningApp> StartAsync(Collector collector) =>
        RunningApp.StartAsync(scale: 1, settings: ["--OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.AbsoluteUri]);
}
