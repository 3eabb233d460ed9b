using System.Diagnostics;
using System.Text.Json;
using Azure.Data.Tables;
using CE4BIG.Functions.Storage;
using CE4BIG.Testing;

namespace CE4BIG.Backup.Tests;

/// <summary>The program as somebody calls it.</summary>
public sealed class ProgramTests(EmulatorFixture emulators) : TemporaryFolders, IClassFixture<EmulatorFixture>
{
    [Fact]
    public async Task It_saves_checks_and_restores_the_account_of_its_environment()
    {
        await Accounts.Of(emulators.From).PutAsync(TableNames.Staff, new TableEntity("p", "r"));
        var empty = emulators.Into;
        var folder = NewFolder().Path;

        var saved = await CallAsync(emulators.From, "save", "--to", folder);
        var whole = await CallAsync(azurite: null, "check", "--from", folder);
        var sha256 = saved.Last.GetProperty("sha256").GetString()!;
        var another = await CallAsync(empty, "restore", "--from", folder, "--sha256", new string('0', 64));
        var restored = await CallAsync(empty, "restore", "--from", folder, "--sha256", sha256.ToUpperInvariant());
        var again = await CallAsync(empty, "restore", "--from", folder);

        Assert.Equal((0, "saved"), (saved.Code, Result(saved.Last)));
        Assert.Equal((0, "whole"), (whole.Code, Result(whole.Last)));
        Assert.Equal(saved.Last.GetProperty("sha256").GetString(), whole.Last.GetProperty("sha256").GetString());
        Assert.Equal((1, "failed"), (another.Code, Result(another.Last)));
        Assert.Equal(sha256, restored.Last.GetProperty("sha256").GetString());
        Assert.Equal((0, "restored", 1), (restored.Code, Result(restored.Last), restored.Last.GetProperty("rows").GetInt32()));
        Assert.Equal((1, "failed"), (again.Code, Result(again.Last)));
        Assert.Contains("table Staff", again.Errors, StringComparison.Ordinal);
        Assert.Equal(await Accounts.Of(emulators.From).RowsAsync(TableNames.Staff), await Accounts.Of(empty).RowsAsync(TableNames.Staff));
    }

    [Fact]
    public async Task Without_an_account_it_says_which_setting_is_missing()
    {
        var (code, last, errors) = await CallAsync(azurite: null, "save", "--to", NewFolder().Path);

        Assert.Equal((1, "failed"), (code, Result(last)));
        Assert.Contains("AzureWebJobsStorage", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("save")]
    [InlineData("save", "--from", "folder")]
    [InlineData("restore", "--from", "folder", "--connection", "secret")]
    [InlineData("restore", "--from", "folder", "--sha256", "abc")]
    public async Task Called_wrongly_it_says_how_and_no_secret_is_an_argument(params string[] arguments)
    {
        var (code, last, errors) = await CallAsync(azurite: null, arguments);

        Assert.Equal((2, "misused"), (code, Result(last)));
        Assert.Contains("Usage:", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_backup_is_altered()
    {
        var (code, last, _) = await CallAsync(azurite: null, "check", "--from", NewFolder().Path);

        Assert.Equal((1, "altered"), (code, Result(last)));
    }

    private static string? Result(JsonElement last) => last.GetProperty("result").GetString();

    private static async Task<(int Code, JsonElement Last, string Errors)> CallAsync(Azurite? azurite, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Catalogue).Assembly.Location, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AzureWebJobsStorage"] = azurite?.ConnectionString;
        using var program = Process.Start(start)!;
        var errors = program.StandardError.ReadToEndAsync();
        var output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement, await errors);
    }
}
