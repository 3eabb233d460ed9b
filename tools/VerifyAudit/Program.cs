using System.Text.Json;
using CE4BIG.VerifyAudit;

const int Holds = 0;
const int Altered = 1;
const int Misused = 2;

// Everything is in the file: nothing is asked of the desk, of storage or of a network.
if (args is not ([_] or [_, "--anchor", _]) || !File.Exists(args[0]))
{
    await Console.Error.WriteLineAsync("Usage: dotnet run --project tools/VerifyAudit -- FILE.zip [--anchor HASH]");
    await Console.Error.WriteLineAsync("HASH is an anchor's hash from a copy that was kept elsewhere, such as the app's log of that day.");
    await Console.Out.WriteLineAsync("""{"result":"misused"}""");
    return Misused;
}

Verdict verdict;
await using (var file = File.OpenRead(args[0]))
{
    verdict = Verification.Of(file);
}

if (args is [_, _, var anchor])
{
    verdict = verdict.Against(anchor);
}

foreach (var finding in verdict.Findings)
{
    await Console.Out.WriteLineAsync(finding.ToString());
}

await Console.Out.WriteLineAsync($"Proven by no anchor: {(verdict.NotProven.IsEmpty ? "none" : string.Join(", ", verdict.NotProven))}");
await Console.Out.WriteLineAsync(JsonSerializer.Serialize(
    new
    {
        result = verdict.Holds ? "holds" : "altered",
        verdict.Trails,
        verdict.Rows,
        verdict.Files,
        verdict.Anchors,
        proofs = verdict.Proofs.Select(p => new { exchange = p.Exchange.Value, p.Anchor, p.Rows }),
        verdict.NotProven,
        first = verdict.Findings.FirstOrDefault(),
    },
    JsonSerializerOptions.Web));
return verdict.Holds ? Holds : Altered;
