using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Azure;
using Azure.Identity;
using CE4BIG.Backup;
using Microsoft.Extensions.Configuration;

const int Done = 0;
const int NotDone = 1;
const int Misused = 2;

if (args is not (["save", "--to", _] or ["check" or "restore", "--from", _] or ["check" or "restore", "--from", _, "--sha256", { Length: 64 }])
    || (args is [.., "--sha256", var hex] && !hex.All(char.IsAsciiHexDigit)))
{
    await Console.Error.WriteLineAsync("Usage: dotnet run --project tools/Backup -c Release -- save --to FOLDER | check --from FOLDER [--sha256 HEX] | restore --from FOLDER [--sha256 HEX]");
    await Console.Error.WriteLineAsync("The account is the one of the environment: AzureWebJobsStorage, or AzureWebJobsStorage__tableServiceUri and AzureWebJobsStorage__blobServiceUri.");
    return Ended("misused", Misused);
}

using var cancelled = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    cancelled.Cancel();
};
var folder = new BackupFolder(args[2]);
var expected = args is [.., "--sha256", var sha] ? sha.ToLowerInvariant() : null;
try
{
    return args[0] switch
    {
        "save" => await SaveAsync(),
        "check" => await CheckAsync(),
        _ => await RestoreAsync(),
    };
}
catch (Exception refused) when (refused is BackupException or ValidationException or RequestFailedException or AggregateException or AuthenticationFailedException
    or JsonException or FormatException or IOException or UnauthorizedAccessException or OperationCanceledException)
{
    // A storage exception's message goes on with headers; its first line says it.
    await Console.Error.WriteLineAsync(refused.Message.Split('\n')[0].Trim());
    return Ended("failed", NotDone);
}

async Task<int> SaveAsync()
{
    var (manifest, sha256) = await new Saving(Open(), folder, TimeProvider.System).RunAsync(cancelled.Token);
    await TellAsync(manifest);
    await Console.Out.WriteLineAsync("It holds personal data: delete it when the next ones have replaced it (docs/operations.md). The keys of bank data and links are not in it: without the vault's, accounts cannot be read.");
    return Ended("saved", Done, manifest, sha256);
}

async Task<int> CheckAsync()
{
    var (manifest, sha256, findings) = await Checking.RunAsync(folder, expected, cancelled.Token);
    foreach (var finding in findings)
    {
        await Console.Out.WriteLineAsync(finding);
    }

    return findings.Length == 0 ? Ended("whole", Done, manifest, sha256) : Ended("altered", NotDone);
}

async Task<int> RestoreAsync()
{
    var restoring = new Restoring(Open(), folder, TimeProvider.System) { Expected = expected, Begins = part => Console.Out.WriteLine($"{part} ...") };
    var (manifest, sha256) = await restoring.RunAsync(cancelled.Token);
    await TellAsync(manifest);
    await Console.Out.WriteLineAsync("The desk stands still until a coordinator lets it go on at /desk/standstill (docs/operations.md).");
    return Ended("restored", Done, manifest, sha256);
}

Account Open() => Account.Open(new ConfigurationBuilder().AddEnvironmentVariables().Build());

async Task TellAsync(Manifest manifest)
{
    foreach (var part in manifest.Tables.Concat(manifest.Containers))
    {
        await Console.Out.WriteLineAsync(FormattableString.Invariant($"{part.Name,-12} {part.Count,9}"));
    }

    if (manifest.Moved.Length > 0)
    {
        await Console.Out.WriteLineAsync($"Moved while they were saved, so that the ledger may be a booking ahead of them: {string.Join(", ", manifest.Moved)}.");
    }
}

static int Ended(string result, int code, Manifest? manifest = null, string? sha256 = null)
{
    Console.Out.WriteLine(JsonSerializer.Serialize(
        new
        {
            result,
            rows = manifest?.Tables.Sum(t => t.Count),
            files = manifest?.Containers.Sum(c => c.Count),
            moved = manifest?.Moved.Length,
            begun = manifest?.Begun,
            programmeTime = manifest?.ProgrammeTime,
            sha256,
        },
        JsonSerializerOptions.Web));
    return code;
}
