using System.Text;
using Azure.Storage.Blobs.Models;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Backup.Tests;

/// <summary>A backup is whole, or it is refused.</summary>
public sealed class CheckingTests(EmulatorFixture emulators) : TemporaryFolders, IClassFixture<EmulatorFixture>
{
    [Fact]
    public async Task One_that_was_completed_is_whole()
    {
        var folder = await SavedAsync();

        var (manifest, sha256, findings) = await Checking.RunAsync(folder, default);

        Assert.Empty(findings);
        Assert.Equal((1, 64), (manifest!.Tables.Single(t => t.Name == TableNames.Settings).Count, sha256.Length));
    }

    [Fact]
    public async Task Whichever_byte_is_altered_it_is_refused()
    {
        var folder = await SavedAsync();
        foreach (var name in folder.Files().ToList())
        {
            var path = Path.Combine(folder.Path, name);
            var bytes = await File.ReadAllBytesAsync(path);
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] ^= 1;
                await File.WriteAllBytesAsync(path, bytes);
                Assert.NotEmpty((await Checking.RunAsync(folder, default)).Findings);
                bytes[i] ^= 1;
            }

            await File.WriteAllBytesAsync(path, bytes);
        }

        Assert.Empty((await Checking.RunAsync(folder, default)).Findings);
    }

    [Fact]
    public async Task A_file_that_is_missing_cut_short_or_too_many_is_named()
    {
        var folder = await SavedAsync();
        foreach (var name in folder.Files().Where(f => new FileInfo(Path.Combine(folder.Path, f)).Length > 0).ToList())
        {
            var path = Path.Combine(folder.Path, name);
            var bytes = await File.ReadAllBytesAsync(path);
            await File.WriteAllBytesAsync(path, bytes[..^1]);
            Assert.NotEmpty((await Checking.RunAsync(folder, default)).Findings);
            File.Delete(path);
            Assert.NotEmpty((await Checking.RunAsync(folder, default)).Findings);
            await File.WriteAllBytesAsync(path, bytes);
        }

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "tables", "More.jsonl"), "{}");

        Assert.Equal("tables/More.jsonl does not belong to the backup.", Assert.Single((await Checking.RunAsync(folder, default)).Findings));
    }

    [Fact]
    public async Task One_that_broke_off_or_was_never_begun_is_none()
    {
        var folder = NewFolder();
        Assert.Contains("no backup", Assert.Single((await Checking.RunAsync(folder, default)).Findings), StringComparison.Ordinal);

        folder.Begin();
        await using (folder.Create(BackupFolder.TableFile(TableNames.Exchanges)))
        {
        }

        Assert.Contains("not completed", Assert.Single((await Checking.RunAsync(folder, default)).Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_a_later_format_is_not_read()
    {
        var folder = NewFolder();
        folder.Begin();
        await folder.CompleteAsync(
            new Manifest { Format = 2, Account = "a", Begun = default, Ended = default, ProgrammeTime = default, Tables = [], Containers = [], Moved = [] }, default);

        Assert.Contains("format 2", Assert.Single((await Checking.RunAsync(folder, default)).Findings), StringComparison.Ordinal);
    }

    private async Task<BackupFolder> SavedAsync()
    {
        var account = Accounts.Of(emulators.From);
        await account.PutAsync(TableNames.Settings, Values.Row());
        var container = account.Blobs.GetBlobContainerClient("evidence");
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient("CX-1/file").UploadAsync(
            new BinaryData(Encoding.UTF8.GetBytes("%PDF")), new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/pdf" } });
        var folder = NewFolder();
        await account.SaveAsync(folder);
        return folder;
    }
}
