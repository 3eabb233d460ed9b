using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Audit;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Lifecycle;
using CE4BIG.Functions.Tests.Mail;
using CE4BIG.Functions.Tests.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.VerifyAudit;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Audit;

/// <summary>The audit file: all of an exchange in one ZIP that holds without the desk.</summary>
public sealed class AuditFileTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Coordinator = "claire.fontaine@ce4big.example";
    private const string VisitingManager = "anna.nowak@lsk.example";
    private const string Finance = "ewa.zielinska@lsk.example";
    private const string HostingManager = "camille.moreau@atlanpole.example";
    private const string Stranger = "katharina.vogel@biom.example";

    private RunningApp App => fixture.App;

    [Fact]
    public async Task It_holds_everything_and_is_verified()
    {
        var id = await LiveAsync();

        using var zip = await TakeAsync(id, Coordinator);

        var verdict = Verification.Of(zip);
        Assert.Empty(verdict.Findings);
        Assert.Equal((1, (await App.FileAsync(id)).Audit.Length), (verdict.Trails, verdict.Rows));
        Assert.Equal(
            ["commitment.html", "evidence.json", "evidence/01-outbound-travel.pdf", "evidence/02-return-travel.pdf", "evidence/03-accommodation.pdf", "exchange.json", "index.html", "mails.json", "manifest.json", "trail.jsonl"],
            Entries(zip).Keys.Where(name => name != AuditManifest.Proof).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(19)]
    [InlineData(26)]
    public async Task It_holds_at_every_age(int moves)
    {
        using var zip = await TakeAsync(await LiveAsync(moves), Coordinator);

        Assert.Empty(Verification.Of(zip).Findings);
    }

    [Fact]
    public async Task Taken_twice_it_is_the_same_byte_for_byte()
    {
        var id = await LiveAsync();

        using var one = await TakeAsync(id, Coordinator);
        using var other = await TakeAsync(id, Coordinator);

        Assert.Equal(one.ToArray(), other.ToArray());
    }

    [Theory]
    [InlineData(Coordinator, false)]
    [InlineData(VisitingManager, false)]
    [InlineData(Finance, true)]
    public async Task The_account_is_in_it_for_finance_of_the_cluster_that_pays_and_masked_for_the_others(string staff, bool shown)
    {
        using var zip = await TakeAsync(await LiveAsync(), staff);

        var texts = string.Concat(Entries(zip).Where(e => e.Key.EndsWith(".json", StringComparison.Ordinal) || e.Key.EndsWith(".html", StringComparison.Ordinal)).Select(e => Encoding.UTF8.GetString(e.Value)));
        Assert.Equal(shown, texts.Contains("PL61 1090 1014", StringComparison.Ordinal));
        Assert.Equal(!shown, texts.Contains("PL61 \\u2022\\u2022\\u2022\\u2022 2874", StringComparison.Ordinal));
        Assert.DoesNotContain("PL61109010140000071219812874", texts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HostingManager, HttpStatusCode.NotFound)]
    [InlineData(Stranger, HttpStatusCode.NotFound)]
    [InlineData(null, HttpStatusCode.Redirect)]
    public async Task Whoever_sees_no_evidence_takes_no_file(string? staff, HttpStatusCode answered)
    {
        using var answer = await App.GetAsync($"/desk/exchange/{await LiveAsync()}/audit.zip", staff);

        Assert.Equal(answered, answer.StatusCode);
    }

    [Fact]
    public async Task Its_pages_load_nothing_and_hold_no_secret()
    {
        using var zip = await TakeAsync(await LiveAsync(), Coordinator);

        foreach (var page in Entries(zip).Where(e => e.Key.EndsWith(".html", StringComparison.Ordinal)).Select(e => Encoding.UTF8.GetString(e.Value)))
        {
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
            Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
            Assert.DoesNotContain("?k=", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_row_that_was_altered_in_storage_is_named()
    {
        var id = await LiveAsync();
        var table = await new Tables(new Azure.Data.Tables.TableServiceClient(App.ConnectionString)).OpenAsync(TableNames.Exchanges, default);
        var row = (await table.GetEntityAsync<Azure.Data.Tables.TableEntity>(id.Value, "audit|000004")).Value;
        row[nameof(AuditEntry.Who)] = "somebody@else.example";
        await table.UpdateEntityAsync(row, row.ETag, Azure.Data.Tables.TableUpdateMode.Replace);

        using var zip = await TakeAsync(id, Coordinator);

        var finding = Assert.Single(Verification.Of(zip).Findings);
        Assert.Equal((AuditManifest.Trail, 4), (finding.Entry, finding.Row));
    }

    [Fact]
    public async Task The_days_anchor_proves_it()
    {
        var id = await LiveAsync();
        var anchor = await AnchorAsync();

        using var zip = await TakeAsync(id, Coordinator);

        var verdict = Verification.Of(zip);
        Assert.Empty(verdict.Findings);
        Assert.Equal(anchor.Hash, Assert.Single(verdict.Anchors));
    }

    [Fact]
    public async Task An_anchor_that_holds_what_came_after_a_file_was_loaded_raises_no_alarm()
    {
        var (moving, still) = (await LiveAsync(), await LiveAsync());
        ExchangeFile[] loaded = [await App.FileAsync(moving), await App.FileAsync(still)];
        await App.Exchanges.ChangeAsync(moving, Samples.Start.AddDays(200), x => x.HoldLegally(Samples.Coordinator, "An audit.", Samples.Start.AddDays(200)), default);
        var anchor = await AnchorAsync();

        using var zip = new MemoryStream();
        await App.AuditFiles.WriteAsync(App.StaffOf(Coordinator), loaded, zip, default);

        var verdict = Verification.Of(zip);
        Assert.Empty(verdict.Findings);
        Assert.Equal([null, anchor.Hash], verdict.Proofs.OrderBy(p => p.Exchange != moving).Select(p => p.Anchor));
    }

    [Fact]
    public async Task A_day_has_one_anchor_and_each_names_the_one_before()
    {
        var anchors = App.Anchors;
        var first = await anchors.WriteAsync(new DateOnly(2040, 1, 1), default);
        Assert.Null(await anchors.WriteAsync(new DateOnly(2040, 1, 1), default));
        Assert.Null(await anchors.WriteAsync(new DateOnly(2039, 12, 31), default));
        await LiveAsync();

        var second = await anchors.WriteAsync(new DateOnly(2040, 1, 2), default);

        Assert.Equal(first!.Hash, second!.Previous);
        Assert.NotEqual(first.Root, second.Root);
    }

    [Fact]
    public async Task An_anchor_whose_answer_was_lost_is_known_to_be_ours()
    {
        var latest = await AnchorAsync();
        var line = new Interjection("POST", TableNames.Anchors, () => throw new IOException("The line was cut on the way back."));
        var anchors = new AnchorStore(line.Open(App.ConnectionString), App.Blobs);

        var written = await anchors.WriteAsync(latest.Day.AddDays(1), default);

        Assert.True(line.Happened);
        Assert.Equal(latest.Hash, written!.Previous);
        Assert.Equal(written, await App.Anchors.LatestAsync(default));
    }

    [Fact]
    public async Task The_log_of_every_start_names_the_latest_anchor_once()
    {
        var latest = await AnchorAsync();
        var lines = new Lines<AnchorLog>();
        var log = new AnchorLog(lines);
        var clock = new ProgrammeClock(new FakeTimeProvider(Samples.Start), ClockAnchor.RealPace);
        for (var round = 0; round < 2; round++)
        {
            await new DailyAnchor(App.Anchors, App.Programmes, clock, log).RunAsync(new TimerInfo(), default);
        }

        Assert.Contains(latest.Hash, Assert.Single(lines.Written), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_takes_a_list_in_one_file()
    {
        var id = await LiveAsync();
        await App.Desk.WriteAsync(await App.FileAsync(id), [], default);

        using var answer = await App.PostAsync("/desk/exchanges/audit", [new("query", $"q={id}")], Coordinator);
        using var refused = await App.PostAsync("/desk/exchanges/audit", [new("query", $"q={id}")], VisitingManager);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (answer.StatusCode, refused.StatusCode));
        using var zip = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        Assert.Empty(Verification.Of(zip).Findings);
        Assert.Contains($"{id}/trail.jsonl", Entries(zip).Keys);
    }

    [Fact]
    public async Task Who_took_it_is_noted()
    {
        var id = await LiveAsync();
        using var zip = await TakeAsync(id, Finance);

        var table = new Azure.Data.Tables.TableServiceClient(App.ConnectionString).GetTableClient(TableNames.Access);
        var noted = new List<string>();
        await foreach (var row in table.QueryAsync<Azure.Data.Tables.TableEntity>(Azure.Data.Tables.TableClient.CreateQueryFilter($"PartitionKey eq {id.Value}")))
        {
            noted.Add(row.GetString("Who")!);
        }

        Assert.Equal([Finance], noted);
    }

    // Of the first day that has none yet.
    private async Task<Anchor> AnchorAsync()
    {
        var day = (await App.Anchors.LatestAsync(default))?.Day is { Year: >= 2030 } latest ? latest : new DateOnly(2030, 1, 1);
        while (true)
        {
            day = day.AddDays(1);
            if (await App.Anchors.WriteAsync(day, default) is { } anchor)
            {
                return anchor;
            }
        }
    }

    private async Task<MemoryStream> TakeAsync(ExchangeId id, string staff)
    {
        using var answer = await App.GetAsync($"/desk/exchange/{id}/audit.zip", staff);
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
    }

    private static Dictionary<string, byte[]> Entries(MemoryStream stream)
    {
        using var zip = new ZipArchive(new MemoryStream(stream.ToArray()), ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var content = e.Open();
                using var copy = new MemoryStream();
                content.CopyTo(copy);
                return copy.ToArray();
            },
            StringComparer.Ordinal);
    }

    // Without its workflow: nothing else writes while it is looked at.
    private async Task<ExchangeId> LiveAsync(int moves = 14)
    {
        var exchange = Samples.Submitted();
        var evidence = Samples.MandatoryItems.Select(item => (Content: Encoding.UTF8.GetBytes("%PDF-" + item + Guid.NewGuid()), Item: item))
            .Select(e => (e.Content, File: Samples.Evidence(e.Item) with { Length = e.Content.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(e.Content)) })).ToList();
        foreach (var (content, file) in evidence)
        {
            await App.Evidence.WriteAsync(exchange.State.Id, file, new MemoryStream(content), default);
        }

        var report = Samples.Report() with { Evidence = [.. evidence.Select(e => e.File)] };
        await App.Exchanges.AddAsync(exchange, Samples.Start, default);
        var now = Samples.Start;
        foreach (var (days, move) in Samples.WholeLife(round => round == 1 ? report : report with { Evidence = [] }).AddRange(Samples.Aftercare())[..moves])
        {
            now = now.AddDays(days);
            Assert.IsType<Outcome.Done>((await App.Exchanges.ChangeAsync(exchange.State.Id, now, x => move(x, now), default))!.Outcome);
        }

        return exchange.State.Id;
    }
}
