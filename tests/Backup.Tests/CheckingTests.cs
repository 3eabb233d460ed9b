using System.Security.Cryptography;
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

        var (manifest, sha256, findings) = await Checking.RunAsync(folder, expected: null, default);

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
                Assert.NotEmpty((await Checking.RunAsync(folder, expected: null, default)).Findings);
                bytes[i] ^= 1;
            }

            await File.WriteAllBytesAsync(path, bytes);
        }

        Assert.Empty((await Checking.RunAsync(folder, expected: null, default)).Findings);
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
            Assert.NotEmpty((await Checking.RunAsync(folder, expected: null, default)).Findings);
            File.Delete(path);
            Assert.NotEmpty((await Checking.RunAsync(folder, expected: null, default)).Findings);
            await File.WriteAllBytesAsync(path, bytes);
        }

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "tables", "More.jsonl"), "{}");

        Assert.Equal("tables/More.jsonl does not belong to the backup.", Assert.Single((await Checking.RunAsync(folder, expected: null, default)).Findings));
    }

    [Fact]
    public async Task One_that_broke_off_or_was_never_begun_is_none()
    {
        var folder = NewFolder();
        Assert.Contains("no backup", Assert.Single((await Checking.RunAsync(folder, expected: null, default)).Findings), StringComparison.Ordinal);

        folder.Begin();
        await using (folder.Create(BackupFolder.TableFile(TableNames.Exchanges)))
        {
        }

        Assert.Contains("not completed", Assert.Single((await Checking.RunAsync(folder, expected: null, default)).Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_a_later_format_is_not_read()
    {
        var folder = NewFolder();
        folder.Begin();
        await folder.CompleteAsync(
            new Manifest { Format = 2, Account = "a", Begun = default, Ended = default, ProgrammeTime = default, Tables = [], Containers = [], Moved = [] }, default);

        Assert.Contains("format 2", Assert.Single((await Checking.RunAsync(folder, expected: null, default)).Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_whose_manifest_is_not_the_expected_one_is_another()
    {
        var folder = await SavedAsync();
        var (_, sha256, _) = await Checking.RunAsync(folder, expected: null, default);

        Assert.Empty((await Checking.RunAsync(folder, sha256, default)).Findings);
        Assert.Contains(sha256, Assert.Single((await Checking.RunAsync(folder, new string('0', 64), default)).Findings), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> MadeUp => new()
    {
        { "\"file\": \"tables/Settings.jsonl\"", "\"file\": \"../../secret\"" },
        { "\"name\": \"Settings\"", "\"name\": \"ExchangeDeskInstances\"" },
        { "\"name\": \"Settings\"", "\"name\": \"Standstill\"" },
        { "\"name\": \"Settings\"", "\"name\": null" },
        { "\"name\": \"Staff\"", "\"name\": \"Settings\"" },
        { "\"name\": \"Exchanges\"", "\"name\": \"Other\"" },
        { "\"name\": \"evidence\"", "\"name\": \"azure-webjobs-secrets\"" },
        { "\"file\": \"blobs/evidence.jsonl\"", "\"file\": \"/etc/passwd\"" },
        { "\"moved\": []", "\"moved\": null" },
    };

    [Theory, MemberData(nameof(MadeUp))]
    public async Task One_that_somebody_made_up_leads_nowhere_else(string written, string instead)
    {
        var folder = await SavedAsync();
        var text = await File.ReadAllTextAsync(Path.Combine(folder.Path, "manifest.json"));
        Assert.Contains(written, text, StringComparison.Ordinal);
        await SealAsync(folder, text.Replace(written, instead, StringComparison.Ordinal));

        var (manifest, _, findings) = await Checking.RunAsync(folder, expected: null, default);

        Assert.Null(manifest);
        Assert.NotEmpty(findings);
    }

    [Theory]
    [InlineData("blobs/evidence/000001", "../../secret")]
    [InlineData("blobs/evidence/000001", "blobs/evidence/../../../secret")]
    [InlineData("blobs/evidence/000001", "blobs/programmes/000001")]
    [InlineData("CX-1/file", "../anchors/file")]
    [InlineData("CX-1/file", "CX-1/\\u0000")]
    [InlineData("CX-1/file", "/file")]
    [InlineData("\"metadata\":{}", "\"metadata\":null")]
    [InlineData("{\"name\"", "{name")]
    public async Task Nor_does_its_list_of_files(string written, string instead)
    {
        var folder = await SavedAsync();
        var list = Path.Combine(folder.Path, "blobs", "evidence.jsonl");
        var before = await File.ReadAllTextAsync(list);
        Assert.Contains(written, before, StringComparison.Ordinal);
        var after = before.Replace(written, instead, StringComparison.Ordinal);
        await File.WriteAllTextAsync(list, after);
        var manifest = await File.ReadAllTextAsync(Path.Combine(folder.Path, "manifest.json"));
        await SealAsync(folder, manifest.Replace(Hash(before), Hash(after), StringComparison.Ordinal).Replace($"\"bytes\": {before.Length},", $"\"bytes\": {after.Length},", StringComparison.Ordinal));

        var (_, _, findings) = await Checking.RunAsync(folder, expected: null, default);

        Assert.Contains("blobs/evidence.jsonl has a line that no backup has.", findings);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task SealAsync(BackupFolder folder, string manifest)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "manifest.json"), manifest);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "manifest.sha256"), Hash(manifest));
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
