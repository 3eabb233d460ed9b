using System.Net;
using System.Security.Cryptography;
using System.Text;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests;
using CE4BIG.Functions.Tests.Lifecycle;
using CE4BIG.Functions.Tests.Payments;
using CE4BIG.Testing;
using CE4BIG.VerifyAudit;

namespace CE4BIG.Backup.Tests;

/// <summary>The app is saved while it runs, its account is lost, and it goes on in an empty one.</summary>
public sealed class RoundTripTests(EmulatorFixture emulators) : TemporaryFolders, IClassFixture<EmulatorFixture>
{
    private const string FirstMail = "stepasked|visiting-approval-1|001|visitingmanager";

    private readonly List<string> _mailed = [];

    private Azurite Lost => emulators.From;

    private Azurite Empty => emulators.Into;

    [Fact]
    public async Task What_was_open_goes_on_to_its_end_and_what_was_closed_is_still_proven()
    {
        var (folder, lives) = await LiveAndSaveAsync();
        await Accounts.Of(Empty).RestoreAsync(folder);
        await IsTheSameAsync(folder);

        await using var app = await RunningApp.StartAsync(scale: 1, on: Empty);
        await Restored.LetGoOnAsync(app);
        await LinkStillWorksAsync(app, lives);
        await IsNotPaidTwiceAsync(app, lives.Paying);
        foreach (var open in new[] { lives.Asked, lives.Reported, lives.Paying })
        {
            await Restored.GoToTheEndAsync(app, open);
        }

        await IsProvenAsync(app, lives.Closed);
        await RunningApp.UntilAsync(async () => (await app.FileAsync(lives.Forgotten)).State.AnonymisedAt is not null);
        await IsListedAsync(app, lives.Closed);
        Assert.All(
            new[] { lives.Asked, lives.Reported, lives.Paying, lives.Closed }.SelectMany(id => app.MailsOf(id).Select(key => $"{id} {key}")),
            mail => Assert.DoesNotContain(mail, _mailed));
    }

    private async Task<(BackupFolder Folder, SavedLives Lives)> LiveAndSaveAsync()
    {
        await using var app = await RunningApp.StartAsync(scale: 1, on: Lost);
        var asked = await app.BeginAsync(Lives.AwaitingA(StepKind.VisitingApproval).Exchange);
        var paying = await app.BeginAsync(Lives.AwaitingA(StepKind.PaymentConfirmation).Exchange);
        var reported = await LiveAsync(app, Samples.WholeLife(EvidenceOf), 14);
        var closed = await LiveAsync(app, [.. Samples.WholeLife(EvidenceOf), .. Samples.Aftercare()[..4]], 24);
        var forgotten = await AtTheEndOfRetentionAsync(app);
        Assert.NotNull(await app.Anchors.WriteAsync(new DateOnly(2030, 1, 1), default));
        await app.MailedAsync(asked, FirstMail);
        await app.WaitsAtAsync(paying, StepKind.PaymentConfirmation);
        await app.WaitsAtAsync(reported, StepKind.Certificate);
        await app.EndedAsync(closed);
        Assert.NotNull(await AtTheBank.MakeAsync(app, paying));

        var step = (await app.FileAsync(asked)).State.Steps.Single(s => s.Key.Kind == StepKind.VisitingApproval);
        var lives = new SavedLives(asked, reported, paying, closed, forgotten, app.Links.Secret(asked, step), app.Links.Code(asked, step));
        foreach (var id in new[] { asked, reported, paying, closed })
        {
            // A mail that is taken and not yet noted would leave twice.
            await RunningApp.UntilAsync(async () => (await app.FileAsync(id)).Mails.Count(m => m.SentAt is not null) >= app.MailsOf(id).Count);
            _mailed.AddRange(app.MailsOf(id).Select(key => $"{id} {key}"));
        }

        var folder = NewFolder();
        var (manifest, _) = await Accounts.Of(Lost).SaveAsync(folder);
        Assert.Empty(manifest.Moved);
        await EverythingIsDecidedOnAsync();
        return (folder, lives);
    }

    // Nothing that the app made lies outside of what a backup knows.
    private async Task EverythingIsDecidedOnAsync()
    {
        var account = Accounts.Of(Lost);
        var known = Catalogue.Saved.Select(t => t.Name).Concat(Catalogue.MadeAgain.Keys).ToList();
        Assert.All(await account.TablesAsync(default), table => Assert.True(known.Contains(table) || table.StartsWith(Catalogue.Hub, StringComparison.Ordinal), table));
        foreach (var container in Catalogue.Containers)
        {
            Assert.True(await account.Blobs.GetBlobContainerClient(container).ExistsAsync(), container);
        }
    }

    private async Task IsTheSameAsync(BackupFolder folder)
    {
        var (again, _) = await Accounts.Of(Empty).SaveAsync(NewFolder());
        var (saved, _, _) = await Checking.RunAsync(folder, expected: null, default);
        Assert.Equal(saved!.Tables.AsEnumerable(), again.Tables);
        Assert.Equal(saved.Containers.Select(c => (c.Name, c.Count, c.Sha256)), again.Containers.Select(c => (c.Name, c.Count, c.Sha256)));
        Assert.All(
            new[] { TableNames.Exchanges, TableNames.Ledger, TableNames.Payments, TableNames.Visits, TableNames.People, TableNames.Anchors },
            name => Assert.True(saved.Tables.Single(t => t.Name == name).Count > 0 || name == TableNames.Visits, name));
    }

    private static async Task LinkStillWorksAsync(RunningApp app, SavedLives lives)
    {
        await app.WaitsAtAsync(lives.Asked, StepKind.VisitingApproval);
        using var answer = await app.PostAsync($"/step/{lives.Asked}/visiting-approval-1", [new("k", lives.Secret), new("code", lives.Code), new("decision", "approve")]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False((await app.FileAsync(lives.Asked)).State.Steps.Single(s => s.Key.Kind == StepKind.VisitingApproval).IsOpen);
    }

    // It is in a file that the bank may have: no other file may hold it.
    private static async Task IsNotPaidTwiceAsync(RunningApp app, ExchangeId paying)
    {
        await app.WaitsAtAsync(paying, StepKind.PaymentConfirmation);
        Assert.Null(await AtTheBank.MakeAsync(app, paying));
    }

    private static async Task IsProvenAsync(RunningApp app, ExchangeId closed)
    {
        using var answer = await app.GetAsync($"/desk/exchange/{closed}/audit.zip", Restored.Coordinator);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var zip = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        var verdict = Verification.Of(zip);
        Assert.Empty(verdict.Findings);
        Assert.Equal((await app.Anchors.LatestAsync(default))!.Hash, Assert.Single(verdict.Anchors));
    }

    private static Task IsListedAsync(RunningApp app, ExchangeId id) => RunningApp.UntilAsync(async () =>
    {
        using var page = await app.GetAsync($"/desk/exchanges?q={id}", Restored.Coordinator);
        return (await page.Content.ReadAsStringAsync()).Contains($"/desk/exchange/{id}", StringComparison.Ordinal);
    });

    private static ClosingReport EvidenceOf(int round) => Samples.Report() with
    {
        Evidence =
        [
            .. (round == 1 ? Samples.MandatoryItems : ["accommodation"]).Select(item => (Item: item, Content: Content(item, round))).Select(e =>
                Samples.Evidence(e.Item) with { Length = e.Content.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(e.Content)) }),
        ],
    };

    private static byte[] Content(string item, int round) => Encoding.UTF8.GetBytes(FormattableString.Invariant($"%PDF-1.7 {item} {round}"));

    private static async Task<ExchangeId> LiveAsync(RunningApp app, IReadOnlyList<(double Days, Func<Exchange, DateTimeOffset, Outcome> Move)> life, int moves)
    {
        var exchange = Samples.Submitted();
        var id = exchange.State.Id;
        Assert.True(await app.Exchanges.AddAsync(exchange, Samples.Start, default));
        var now = Samples.Start;
        foreach (var (days, move) in life.Take(moves))
        {
            now = now.AddDays(days);
            Assert.IsType<Outcome.Done>((await app.Exchanges.ChangeAsync(id, now, x => move(x, now), default))!.Outcome);
        }

        var report = (await app.FileAsync(id)).State.Report!;
        await app.Register.AddAsync(id, report.Evidence, default);
        foreach (var file in report.Evidence)
        {
            var content = Enumerable.Range(1, 2).Select(round => Content(file.Item, round)).Single(c => Convert.ToHexStringLower(SHA256.HashData(c)) == file.Sha256);
            await app.Evidence.WriteAsync(id, file, new MemoryStream(content), default);
        }

        await app.Workflow.StartAsync(app.Client, id, default);
        return id;
    }

    // Nobody has it on the agenda, as if its day had come just after the backup.
    private static async Task<ExchangeId> AtTheEndOfRetentionAsync(RunningApp app)
    {
        var (exchange, now, _) = Lives.AwaitingA(StepKind.Validation);
        Assert.IsType<Outcome.Done>(exchange.Refuse(Samples.Open(exchange, StepKind.Validation), "Nothing was done.", now));
        var due = Samples.Start.AddYears(-1);
        var ended = Exchange.Load(
            exchange.State with
            {
                EndedAt = due.AddYears(-1),
                Steps = [.. exchange.State.Steps.Select(s => s.Key.Kind == StepKind.Retention ? s with { DueAt = due, ExpiresAt = due } : s)],
            },
            Samples.Programme);
        Assert.True(await app.Exchanges.AddAsync(ended, Samples.Start, default));
        return ended.State.Id;
    }

    private sealed record SavedLives(ExchangeId Asked, ExchangeId Reported, ExchangeId Paying, ExchangeId Closed, ExchangeId Forgotten, string Secret, string Code);
}
