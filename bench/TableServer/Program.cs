using System.Globalization;
using System.Net;
using CE4BIG.TableServer.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

// The table service's REST protocol from memory, answering by key as the real service does (bench/README.md).
//   dotnet run --project bench/TableServer -c Release -- --port 10002 [--distance-ms 0]
if (!TryRead(args, "--port", out var port) || !TryRead(args, "--distance-ms", out var distance))
{
    await Console.Error.WriteLineAsync("--port and --distance-ms take whole numbers from 0.");
    return 2;
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Listen(IPAddress.Loopback, port);
    kestrel.AddServerHeader = false;
});
await using var app = builder.Build();
app.Run(new Endpoint(TimeSpan.FromMilliseconds(distance)).ServeAsync);
await app.RunAsync();
return 0;

static bool TryRead(string[] args, string name, out int value)
{
    value = 0;
    var at = Array.IndexOf(args, name);
    return at < 0 || (at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out value));
}
