using CE4BIG.PageBench;
using CE4BIG.PageBench.Load;
using CE4BIG.PageBench.Running;

// Every kind of page under load with many exchanges stored, each beside the limit of its p95; ends with 1 where one is missed.
//   dotnet run --project bench/Pages -c Release [-- --exchanges 10000 --small 52 --rate 50 --warm 60 --seconds 120 --seed 1 --distance-ms 0]
if (Options.Read(args) is not { } options)
{
    await Console.Error.WriteLineAsync("Options: --exchanges --small --rate --warm --seconds --seed --distance-ms, each with a whole number.");
    return 2;
}

var kept = await MeasureAsync(options.Exchanges, onAzurite: false);
if (options.Small > 0)
{
    // For comparison only: what the emulator's own slowness does to pages is not held against them.
    await MeasureAsync(options.Small, onAzurite: true);
}

return kept ? 0 : 1;

async Task<bool> MeasureAsync(int exchanges, bool onAzurite)
{
    Report.Line("\n{0} exchanges, tables on {1}", exchanges, onAzurite ? "Azurite" : "the bench's table server");
    if (options.Distance > 0 && !onAzurite)
    {
        Report.Line("each storage request {0} ms away", options.Distance);
    }

    await using var site = await Site.StartAsync(options, exchanges, onAzurite, CancellationToken.None);
    Report.Line("made in {0:0} s", site.Making.TotalSeconds);

    using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    var kinds = Mix.Of(site);
    var visitors = new Visitors(client, kinds, options.Seed);
    await visitors.ComeAsync(options.Rate, TimeSpan.FromSeconds(options.Warm), CancellationToken.None);
    var before = site.Processor;
    var seen = await visitors.ComeAsync(options.Rate, TimeSpan.FromSeconds(options.Seconds), CancellationToken.None);
    var after = site.Processor;
    var passed = Report.Print(seen, await Cost.MeasureAsync(client, visitors, kinds, site));
    Report.Line(
        "{0} requests in {1} s; processor for each: app {2:0.0} ms, tables {3:0.0} ms; app's memory {4:0} MiB",
        seen.Count, options.Seconds, (after.App - before.App).TotalMilliseconds / seen.Count, (after.Tables - before.Tables).TotalMilliseconds / seen.Count, site.Memory);
    return passed;
}
