using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Storage;
using CE4BIG.Testing;

namespace CE4BIG.Backup.Tests;

/// <summary>A backup is written into an empty account.</summary>
public sealed class RestoringTests(EmulatorFixture emulators) : TemporaryFolders, IClassFixture<EmulatorFixture>, IAsyncLifetime
{
    private Azurite From => emulators.From;

    private Azurite Into => emulators.Into;

    public Task InitializeAsync() => emulators.EmptyAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_value_of_every_type_is_there_again()
    {
        await Accounts.Of(From).PutAsync(TableNames.Staff, Values.Row(), Values.Row(row: "another"), Values.Row("more"));

        await RestoreAsync(await SaveAsync());

        var rows = await Accounts.Of(Into).RowsAsync(TableNames.Staff);
        Assert.Equal(await Accounts.Of(From).RowsAsync(TableNames.Staff), rows);
        Assert.Equal(3, rows.Count);
        var (before, after) = (Values.Row(), RowText.Read(rows.Single(r => r.Contains("\"p\":\"values\",\"r\":\"row\"", StringComparison.Ordinal))));
        Assert.All(before.Keys, name => Assert.Equal(before[name], after[name]));
    }

    [Fact]
    public async Task Partitions_of_any_size_are_there_again()
    {
        var large = new string('x', 30_000);
        await Accounts.Of(From).PutAsync(
            TableNames.Ledger,
            [
                .. Enumerable.Range(0, 1234).Select(i => new TableEntity("many", FormattableString.Invariant($"{i:0000}"))),
                new TableEntity("one", "row"),
            ]);
        foreach (var i in Enumerable.Range(0, 25))
        {
            // Several of these together are more than one transaction takes.
            var row = new TableEntity("large", FormattableString.Invariant($"{i:00}"));
            foreach (var column in Enumerable.Range(0, 8))
            {
                row[FormattableString.Invariant($"C{column}")] = large;
            }

            await Accounts.Of(From).PutAsync(TableNames.Ledger, row);
        }

        var manifest = await RestoreAsync(await SaveAsync());

        Assert.Equal(1260, manifest.Tables.Single(t => t.Name == TableNames.Ledger).Count);
        Assert.Equal(await Accounts.Of(From).RowsAsync(TableNames.Ledger), await Accounts.Of(Into).RowsAsync(TableNames.Ledger));
    }

    [Fact]
    public async Task Files_are_there_again_with_their_type_and_what_is_noted_beside_them()
    {
        var container = Accounts.Of(From).Blobs.GetBlobContainerClient("evidence");
        await container.CreateIfNotExistsAsync();
        var content = new byte[5_000_000];
        new Random(1).NextBytes(content);
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "image/png" },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["sha256"] = "abc", ["item"] = "outbound-travel" },
        };
        await container.GetBlobClient("CX-22222222/a b+ż").UploadAsync(new BinaryData(content), options);

        await RestoreAsync(await SaveAsync());

        var restored = (await Accounts.Of(Into).Blobs.GetBlobContainerClient("evidence").GetBlobClient("CX-22222222/a b+ż").DownloadContentAsync()).Value;
        Assert.Equal(content, restored.Content.ToArray());
        Assert.Equal("image/png", restored.Details.ContentType);
        Assert.Equal(options.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal), restored.Details.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_exchange_is_due_at_once_and_the_mark_of_the_restore_is_gone()
    {
        await Accounts.Of(From).PutAsync(TableNames.Exchanges, new TableEntity("CX-22222222", "exchange"), new TableEntity("CX-22222222", "step|1"), new TableEntity("CX-33333333", "exchange"));

        var manifest = await RestoreAsync(await SaveAsync());

        var due = (await Accounts.Of(Into).RowsAsync(TableNames.Agenda)).ConvertAll(RowText.Read);
        Assert.Equal(["CX-22222222", "CX-33333333"], due.Select(r => r.RowKey));
        Assert.All(due, r => Assert.Equal(manifest.Begun, r.GetDateTimeOffset("DueAt")));
        Assert.DoesNotContain(RestoreMark.Table, await Accounts.Of(Into).TablesAsync(default));
    }

    [Fact]
    public async Task The_desk_stands_still_from_the_first_row_on_and_may_go_on_only_after_the_last()
    {
        await FillAsync();
        var folder = await SaveAsync();
        var (manifest, sha256, _) = await Checking.RunAsync(folder, expected: null, default);
        var notes = new StandstillStore(new Tables(Accounts.Of(Into).Tables));
        await Assert.ThrowsAsync<IOException>(() => Accounts.Of(Into).RestoreAsync(folder, part => throw new IOException(part)));
        Assert.Equal(new RestoreNote(sha256, manifest!.Begun, RestoredAt: null, Lifting: null), await notes.FindAsync(default));

        await Accounts.Of(Into).RestoreAsync(folder, _ => Assert.Null(notes.FindAsync(default).GetAwaiter().GetResult()!.RestoredAt));

        Assert.NotNull((await notes.FindAsync(default))!.RestoredAt);
    }

    [Fact]
    public async Task A_backup_of_an_account_that_stands_still_does_not_hold_that()
    {
        await FillAsync();
        await Accounts.Of(Into).RestoreAsync(await SaveAsync());

        var (manifest, _) = await Accounts.Of(Into).SaveAsync(NewFolder());

        Assert.DoesNotContain(manifest.Tables, part => part.Name == TableNames.Standstill);
    }

    [Fact]
    public async Task What_was_restored_wrongly_is_written_again_by_the_next_attempt()
    {
        await FillAsync();
        var folder = await SaveAsync();
        await Assert.ThrowsAsync<BackupException>(() => Accounts.Of(Into).RestoreAsync(folder, part =>
        {
            if (part == TableNames.Agenda)
            {
                Accounts.Of(Into).PutAsync(TableNames.Ledger, new TableEntity("lsk", "balance") { ["Altered"] = true }).GetAwaiter().GetResult();
            }
        }));
        var standing = await new StandstillStore(new Tables(Accounts.Of(Into).Tables)).FindAsync(default);
        Assert.Null(standing!.RestoredAt);

        await Accounts.Of(Into).RestoreAsync(folder);

        Assert.Equal(await Accounts.Of(From).RowsAsync(TableNames.Ledger), await Accounts.Of(Into).RowsAsync(TableNames.Ledger));
    }

    [Theory]
    [InlineData(TableNames.Exchanges)]
    [InlineData(TableNames.Standstill)]
    [InlineData(TableNames.Desk)]
    [InlineData(TableNames.Agenda)]
    [InlineData("ExchangeDeskInstances")]
    public async Task An_account_with_something_of_the_app_in_it_is_refused_by_name_and_left_alone(string table)
    {
        await Accounts.Of(From).PutAsync(TableNames.Staff, new TableEntity("p", "r"));
        await Accounts.Of(Into).PutAsync(table, new TableEntity("p", "r"));

        var refused = await Assert.ThrowsAsync<BackupException>(async () => await RestoreAsync(await SaveAsync()));

        Assert.Contains($"table {table}.", refused.Message, StringComparison.Ordinal);
        Assert.Equal([table], await Accounts.Of(Into).TablesAsync(default));
    }

    [Fact]
    public async Task A_container_with_a_file_in_it_is_refused_too_but_one_of_the_hosts_is_none_of_ours()
    {
        await Accounts.Of(Into).PutAsync("AzureFunctionsDiagnosticEvents202611", new TableEntity("p", "r"));
        foreach (var name in new[] { "evidence", "azure-webjobs-hosts" })
        {
            var container = Accounts.Of(Into).Blobs.GetBlobContainerClient(name);
            await container.CreateIfNotExistsAsync();
            await container.GetBlobClient("file").UploadAsync(new BinaryData("x"));
        }

        var refused = await Assert.ThrowsAsync<BackupException>(async () => await RestoreAsync(await SaveAsync()));
        Assert.Contains("in container evidence.", refused.Message, StringComparison.Ordinal);

        await Accounts.Of(Into).Blobs.GetBlobContainerClient("evidence").DeleteBlobIfExistsAsync("file");
        await RestoreAsync(await SaveAsync());
    }

    [Theory]
    [InlineData("evidence")]
    [InlineData(TableNames.Exchanges)]
    [InlineData(TableNames.Ledger)]
    [InlineData(TableNames.Agenda)]
    public async Task What_broke_off_goes_on_when_it_is_called_again(string at)
    {
        await FillAsync();
        var folder = await SaveAsync();
        await Assert.ThrowsAsync<IOException>(() => Accounts.Of(Into).RestoreAsync(folder, part =>
        {
            if (part == at)
            {
                throw new IOException("The line is dead.");
            }
        }));

        var parts = new List<string>();
        await Accounts.Of(Into).RestoreAsync(folder, parts.Add);

        Assert.Equal(at, parts[0]);
        Assert.Equal(await Accounts.Of(From).RowsAsync(TableNames.Exchanges), await Accounts.Of(Into).RowsAsync(TableNames.Exchanges));
        Assert.Single(await Accounts.Of(Into).RowsAsync(TableNames.Agenda));
        Assert.Contains("not empty", (await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(folder))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_backup_does_not_go_on_where_one_broke_off()
    {
        await FillAsync();
        var (one, other) = (await SaveAsync(), await SaveAsync());
        await Assert.ThrowsAsync<IOException>(() => Accounts.Of(Into).RestoreAsync(one, part => throw new IOException(part)));

        var refused = await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(other));

        Assert.Contains((await Checking.RunAsync(one, expected: null, default)).Sha256, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_is_not_whole_is_not_begun()
    {
        await FillAsync();
        var folder = await SaveAsync();
        await File.AppendAllTextAsync(Path.Combine(folder.Path, BackupFolder.TableFile(TableNames.Exchanges)), "\n");

        await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(folder));

        Assert.Empty(await Accounts.Of(Into).TablesAsync(default));
    }

    [Fact]
    public async Task Whoever_writes_meanwhile_is_noticed()
    {
        await FillAsync();
        var folder = await SaveAsync();

        var refused = await Assert.ThrowsAsync<BackupException>(() => Accounts.Of(Into).RestoreAsync(folder, part =>
        {
            if (part == TableNames.Agenda)
            {
                Accounts.Of(Into).PutAsync(TableNames.Ledger, new TableEntity("lsk", "surplus")).GetAwaiter().GetResult();
            }
        }));

        Assert.Contains("table Ledger (2 rows of 1)", refused.Message, StringComparison.Ordinal);
    }

    private async Task FillAsync()
    {
        var account = Accounts.Of(From);
        await account.PutAsync(TableNames.Exchanges, new TableEntity("CX-22222222", "exchange"));
        await account.PutAsync(TableNames.Ledger, new TableEntity("lsk", "balance"));
        var container = account.Blobs.GetBlobContainerClient("evidence");
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient("CX-22222222/file").UploadAsync(new BinaryData(Encoding.UTF8.GetBytes("%PDF")), overwrite: true);
    }

    private async Task<BackupFolder> SaveAsync()
    {
        var folder = NewFolder();
        await Accounts.Of(From).SaveAsync(folder);
        return folder;
    }

    private Task<Manifest> RestoreAsync(BackupFolder folder) => Accounts.Of(Into).RestoreAsync(folder);
}
