using System.Reflection;
using CE4BIG.Domain.Programmes;
using CE4BIG.LifecycleDoc;

var root = typeof(LifecyclePage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;
var programme = ProgrammeFile.Read(await File.ReadAllTextAsync(Path.Combine(root, "programmes", "ce4big.json")));
if (programme.Value is null)
{
    await Console.Error.WriteLineAsync(string.Join('\n', programme.Errors));
    return 1;
}

var page = Path.GetFullPath(Path.Combine(root, "docs", "lifecycle.md"));
await File.WriteAllTextAsync(page, LifecyclePage.Write(programme.Value));
await Console.Out.WriteLineAsync($"Wrote {page}");
return 0;
