using System.Diagnostics;
using System.Text.Json;
using CE4BIG.Domain.Audit;

namespace CE4BIG.VerifyAudit.Tests;

/// <summary>The program as somebody calls it.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"audit-{Guid.NewGuid():N}.zip");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task It_ends_with_0_and_one_JSON_object_where_everything_holds()
    {
        var dossier = Dossier.Of(new Random(1));

        var (code, last) = await CallAsync(dossier, "--anchor", dossier.Anchor);

        Assert.Equal((0, "holds"), (code, last.GetProperty("result").GetString()));
        Assert.Equal(dossier.Anchor, last.GetProperty("anchors")[0].GetString());
    }

    [Fact]
    public async Task It_ends_with_1_and_names_the_first_altered_row()
    {
        var dossier = Dossier.Of(new Random(1));
        var rows = dossier.RowsOf(dossier.Trails[0].Folder);
        rows[2] = rows[2] with { Who = "somebody@else.example" };
        dossier.SetRows(dossier.Trails[0].Folder, rows);

        var (code, last) = await CallAsync(dossier);

        Assert.Equal((1, "altered"), (code, last.GetProperty("result").GetString()));
        Assert.Equal((dossier.Trails[0].Folder + AuditManifest.Trail, 3), (last.GetProperty("first").GetProperty("entry").GetString(), last.GetProperty("first").GetProperty("row").GetInt32()));
    }

    [Fact]
    public async Task It_ends_with_1_where_the_anchor_is_not_the_one_that_was_kept()
    {
        var (code, last) = await CallAsync(Dossier.Of(new Random(1)), "--anchor", new string('0', 64));

        Assert.Equal((1, "altered"), (code, last.GetProperty("result").GetString()));
    }

    [Fact]
    public async Task A_rewritten_trail_without_a_proof_is_named_though_another_has_the_anchor_that_was_kept()
    {
        var dossier = Dossier.Of(new Random(1));
        var rewritten = dossier.Rewrite(dossier.Trails[1]);
        dossier.Trails = dossier.Trails.Replace(rewritten, rewritten with { Anchored = false });
        dossier.Entries.Remove(rewritten.Folder + AuditManifest.Proof);
        dossier.RemakeManifest();

        await IsNotProvenAsync(dossier, rewritten);
    }

    [Fact]
    public async Task A_rewritten_trail_with_an_anchor_of_its_own_is_named_though_another_has_the_one_that_was_kept()
    {
        var dossier = Dossier.Of(new Random(1));
        var rewritten = dossier.Rewrite(dossier.Trails[1]);
        dossier.AnchorAlone(rewritten);

        await IsNotProvenAsync(dossier, rewritten);
    }

    [Fact]
    public async Task It_ends_with_2_where_there_is_no_such_file()
    {
        var (code, last) = await CallAsync(dossier: null);

        Assert.Equal((2, "misused"), (code, last.GetProperty("result").GetString()));
    }

    private async Task IsNotProvenAsync(Dossier dossier, ManifestTrail trail)
    {
        Assert.True(dossier.Verify().Holds);

        var (code, last) = await CallAsync(dossier, "--anchor", dossier.Anchor);

        Assert.Equal((1, trail.Folder + AuditManifest.Proof), (code, last.GetProperty("first").GetProperty("entry").GetString()));
        Assert.Equal(dossier.Anchor, last.GetProperty("anchors").EnumerateArray().Select(a => a.GetString()).Single(a => a == dossier.Anchor));
    }

    private async Task<(int Code, JsonElement Last)> CallAsync(Dossier? dossier, params string[] more)
    {
        if (dossier is not null)
        {
            await File.WriteAllBytesAsync(_file, dossier.Zip().ToArray());
        }

        var start = new ProcessStartInfo("dotnet", [typeof(Verification).Assembly.Location, _file, .. more]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var program = Process.Start(start)!;
        var errors = program.StandardError.ReadToEndAsync();
        var output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        await errors;
        return (program.ExitCode, JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement);
    }
}
