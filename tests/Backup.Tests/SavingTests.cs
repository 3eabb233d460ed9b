using System.Runtime.Versioning;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests;
using CE4BIG.Functions.Tests.Storage;
using CE4BIG.Functions.Tests.Telemetry;
using CE4BIG.Functions.Time;
using CE4BIG.Testing;

namespace CE4BIG.Backup.Tests;

/// <summary>An account is saved while others write into it.</summary>
public sealed class SavingTests(EmulatorFixture emulators) : TemporaryFolders, IClassFixture<EmulatorFixture>, IAsyncLifetime
{
    // More than a page, so that it is read in several requests.
    private const int Many = 1500;
    private const int Lives = 25;

    private Azurite Azurite => emulators.From;

    public Task InitializeAsync() => emulators.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_account_on_which_nothing_was_ever_stored_gives_an_empty_backup()
    {
        var folder = NewFolder();

        var (manifest, _) = await Accounts.Of(Azurite).SaveAsync(folder);

        Assert.All(manifest.Tables.Concat(manifest.Containers), part => Assert.Equal((0, 0), (part.Count, part.Bytes)));
        Assert.Empty((await Checking.RunAsync(folder, expected: null, default)).Findings);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Nobody_but_its_owner_may_read_it()
    {
        var account = Accounts.Of(Azurite);
        await account.PutAsync(TableNames.Staff, new TableEntity("p", "r"));
        var folder = NewFolder();
        Directory.CreateDirectory(folder.Path);

        await account.SaveAsync(folder);

        Assert.All(folder.Files(), f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, f))));
        Assert.All(
            Directory.EnumerateDirectories(folder.Path, "*", SearchOption.AllDirectories).Append(folder.Path),
            f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(f)));
    }

    [Fact]
    public async Task Nothing_is_written_into_a_folder_that_holds_something()
    {
        var folder = NewFolder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "notes.txt"), "Mine.");

        await Assert.ThrowsAsync<BackupException>(() => Accounts.Of(Azurite).SaveAsync(folder));

        Assert.Equal(["notes.txt"], folder.Files());
    }

    [Fact]
    public async Task A_partition_that_changes_between_its_pages_is_read_again()
    {
        var writer = await ManyAsync(TableNames.Ledger);
        var changes = 0;
        var account = Accounts.Of(Azurite, new Meanwhile(TableNames.Ledger, page => page is 2 or 4 ? writer.PutAsync(TableNames.Ledger, Booking(++changes)) : Task.CompletedTask));

        var folder = NewFolder();
        await account.SaveAsync(folder);

        // The head is in the first page, the entry in the second: both, or the backup is torn.
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder.Path, BackupFolder.TableFile(TableNames.Ledger)));
        Assert.Equal(Many + 1, lines.Length);
        Assert.Equal(2, changes);
        Assert.Equal(2, RowText.Read(lines[0]).GetInt32("Change"));
        Assert.Equal(2, RowText.Read(lines[^1]).GetInt32("Change"));
    }

    [Fact]
    public async Task Each_exchange_is_whole_however_fast_they_move()
    {
        var account = Accounts.Of(Azurite);
        var exchanges = new ExchangeStore(new Tables(account.Tables), Programmes.Read(Samples.ProgrammeFolder, account.Blobs), Safes.Of(1), Instruments.Metrics);
        var lives = Task.WhenAll(Enumerable.Range(0, Lives).Select(_ => LiveAsync(exchanges)));
        var (saved, rows) = (0, 0);
        do
        {
            var folder = NewFolder();
            await account.SaveAsync(folder);
            var lines = await File.ReadAllLinesAsync(Path.Combine(folder.Path, BackupFolder.TableFile(TableNames.Exchanges)));
            Assert.All(lines.Select(RowText.Read).GroupBy(r => r.PartitionKey, StringComparer.Ordinal), IsWhole);
            (saved, rows) = (saved + 1, lines.Length);
        }
        while (!lives.IsCompleted);

        await lives;
        Assert.True(saved > 1 && rows > 1000, FormattableString.Invariant($"{saved} backups, {rows} rows"));
    }

    [Fact]
    public async Task A_partition_that_never_stands_still_ends_the_backup()
    {
        var writer = await ManyAsync(TableNames.Ledger);
        var changes = 0;
        var account = Accounts.Of(Azurite, new Meanwhile(TableNames.Ledger, _ => writer.PutAsync(TableNames.Ledger, Booking(++changes))));
        var folder = NewFolder();

        var failure = await Assert.ThrowsAsync<BackupException>(() => account.SaveAsync(folder));

        Assert.Contains("stop the app", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Path), "Personal data were left behind.");
    }

    [Fact]
    public async Task Imported_lists_are_read_as_of_one_moment_though_each_version_has_its_own_partition()
    {
        var writer = Accounts.Of(Azurite);
        await writer.PutAsync(TableNames.Lists, [new TableEntity("p", "Hosts") { ["Version"] = 1 }, new TableEntity("p|Hosts|1", "list"), .. Enumerable.Range(0, Many).Select(Row)]);
        var account = Accounts.Of(Azurite, new Meanwhile(TableNames.Lists, async page =>
        {
            if (page == 2)
            {
                await writer.PutAsync(TableNames.Lists, new TableEntity("p", "Hosts") { ["Version"] = 2 }, new TableEntity("p|Hosts|2", "list"));
                await writer.Tables.GetTableClient(TableNames.Lists).DeleteEntityAsync("p|Hosts|1", "list");
            }
        }));
        var folder = NewFolder();

        await account.SaveAsync(folder);

        var rows = (await File.ReadAllLinesAsync(Path.Combine(folder.Path, BackupFolder.TableFile(TableNames.Lists)))).Select(RowText.Read).ToList();
        Assert.Equal(2, rows.Single(r => r.RowKey == "Hosts").GetInt32("Version"));
        Assert.Equal(["p|Hosts|2"], rows.Where(r => r.RowKey == "list").Select(r => r.PartitionKey));

        static TableEntity Row(int number) => new("a", FormattableString.Invariant($"{number:0000}"));
    }

    [Fact]
    public async Task Exchanges_that_move_before_the_ledger_was_read_are_named()
    {
        var writer = Accounts.Of(Azurite);
        await writer.PutAsync(TableNames.Exchanges, State("CX-22222222", "one"), State("CX-33333333", "one"));
        await writer.PutAsync(TableNames.Ledger, new TableEntity("p", "r"));
        var account = Accounts.Of(Azurite, new Meanwhile(TableNames.Ledger, async _ =>
        {
            await Task.Delay(5);
            await writer.PutAsync(TableNames.Exchanges, State("CX-33333333", "two"));
        }));

        var (manifest, _) = await account.SaveAsync(NewFolder());

        Assert.Equal("CX-33333333", Assert.Single(manifest.Moved));
    }

    [Fact]
    public async Task It_tells_what_time_it_was_in_the_programme()
    {
        var account = Accounts.Of(Azurite);
        var anchor = await ClockAnchorStore.ReadAsync(new Tables(account.Tables), 86_400, TimeProvider.System, default);

        var (manifest, _) = await account.SaveAsync(NewFolder());

        Assert.Equal(anchor.ProgrammeTime(manifest.Begun), manifest.ProgrammeTime);
        Assert.NotEqual(manifest.Begun, manifest.ProgrammeTime);
    }

    private static async Task LiveAsync(ExchangeStore exchanges)
    {
        var exchange = Samples.Submitted();
        var now = Samples.Start;
        Assert.True(await exchanges.AddAsync(exchange, now, default));
        foreach (var (days, move) in Samples.WholeLife())
        {
            now = now.AddDays(days);
            Assert.IsType<Outcome.Done>((await exchanges.ChangeAsync(exchange.State.Id, now, x => move(x, now), default))!.Outcome);
        }
    }

    // The state's row counts the trail's rows and holds the hash of the last: a row too many or too few, and they differ.
    private static void IsWhole(IEnumerable<TableEntity> partition)
    {
        var rows = partition.ToDictionary(r => r.RowKey, StringComparer.Ordinal);
        var trail = rows.Keys.Where(k => k.StartsWith("audit|", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(rows["exchange"].GetInt32("AuditCount"), trail.Count);
        Assert.Equal(rows["exchange"].GetString("Head"), rows[trail[^1]].GetString("Hash"));
    }

    private async Task<Account> ManyAsync(string table)
    {
        var account = Accounts.Of(Azurite);
        await account.PutAsync(table, [.. Booking(0), .. Enumerable.Range(0, Many - 1).Select(i => new TableEntity("lsk", FormattableString.Invariant($"entry|{i:00000}")))]);
        return account;
    }

    private static TableEntity[] Booking(int change) => change == 0
        ? [new TableEntity("lsk", "balance") { ["Change"] = change }]
        : [new TableEntity("lsk", "balance") { ["Change"] = change }, new TableEntity("lsk", "entry|99999") { ["Change"] = change }];

    private static TableEntity State(string id, string state) => new(id, "exchange") { ["State"] = state };
}
