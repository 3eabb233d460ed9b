namespace CE4BIG.Functions.Tests.Storage;

[Collection(StorageCollection.Name)]
public sealed class ProgrammesTests(StorageFixture storage) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ce4big-programmes");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_version_that_an_exchange_was_judged_by_is_read_back_after_the_file_changed()
    {
        var version = "t" + Guid.NewGuid().ToString("N")[..8];
        Write("ce4big.json", Json(version, maximum: 1100));
        await Read().KeepAsync("ce4big", version, default);

        Write("ce4big.json", Json("later", maximum: 900));
        var later = Read();

        Assert.Equal("later", later.Find("ce4big")!.Version);
        var kept = await later.GetAsync("ce4big", version, default);
        Assert.Equal((version, 110_000), (kept.Version, kept.LumpSum.Maximum.Cents));
    }

    [Fact]
    public async Task A_version_that_is_kept_never_changes()
    {
        var version = "t" + Guid.NewGuid().ToString("N")[..8];
        Write("ce4big.json", Json(version, maximum: 1100));
        await Read().KeepAsync("ce4big", version, default);

        // Somebody edits the file without raising its version; what was promised stands.
        Write("ce4big.json", Json(version, maximum: 900));
        await Read().KeepAsync("ce4big", version, default);
        Write("ce4big.json", Json("later", maximum: 900));

        Assert.Equal(110_000, (await Read().GetAsync("ce4big", version, default)).LumpSum.Maximum.Cents);
    }

    [Fact]
    public void A_wrong_file_stops_and_names_file_and_field()
    {
        Write("wrong.json", Json("1", maximum: 1100).Replace("\"maxChangeRounds\": 2", "\"maxChangeRounds\": \"two\"", StringComparison.Ordinal));

        var stopped = Assert.Throws<InvalidOperationException>(Read);

        Assert.Contains("wrong.json", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("maxChangeRounds", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_with_one_id_stop()
    {
        Write("a.json", Json("1", maximum: 1100));
        Write("b.json", Json("2", maximum: 1100));

        Assert.Contains("b.json", Assert.Throws<InvalidOperationException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_programme_stops() =>
        Assert.Contains(_folder.FullName, Assert.Throws<InvalidOperationException>(Read).Message, StringComparison.Ordinal);

    private static string Json(string version, int maximum) => File.ReadAllText(Path.Combine(Samples.ProgrammeFolder, "ce4big.json"))
        .Replace("\"version\": \"2026-1\"", $"\"version\": \"{version}\"", StringComparison.Ordinal)
        .Replace("\"maximumEur\": 1100", FormattableString.Invariant($"\"maximumEur\": {maximum}"), StringComparison.Ordinal);

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(_folder.FullName, name), json);

    private Functions.Storage.Programmes Read() => Functions.Storage.Programmes.Read(_folder.FullName, storage.Blobs);
}
