using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Pages;
using CE4BIG.Pages.Models;
using CE4BIG.TelemetryBench;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

// What the spans and metrics of one answered step cost, beside the smallest page that the app renders, all in this process.
//   dotnet run --project bench/Telemetry -c Release
const int Rounds = 9;
const int Answers = 20_000;
const int Pages = 500;

using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
using var tracing = new DeskTracing();
var metrics = new DeskMetrics(services.GetRequiredService<IMeterFactory>(), new DeskLevels(TimeProvider.System), new StorageRequests(TimeProvider.System));
var answer = new Answer(tracing, metrics);
var renderer = new PageRenderer(services, NullLoggerFactory.Instance);
var file = ProgrammeFile.Read(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "programmes", "ce4big.json")));
var frame = new PageFrame { Language = Language.En, Programme = file.Value!, Now = DateTimeOffset.UnixEpoch, Path = "/" };

var page = await MedianAsync(Pages, async () => await renderer.RenderAsync(new MessageModel(MessageKind.NotFound), frame));
var silent = await MedianAsync(Answers, answer.TellAsync);
double heard;
using (new Listening())
{
    heard = await MedianAsync(Answers, answer.TellAsync);
}

Line("the smallest page", page);
Line("telemetry of an answer, nothing listens", silent);
Line("telemetry of an answer, all of it heard", heard);
return 0;

void Line(string name, double microseconds) => Console.WriteLine(
    string.Create(CultureInfo.InvariantCulture, $"{name,-42}{microseconds,9:0.00} µs{100 * microseconds / page,9:0.0} % of the page"));

static async Task<double> MedianAsync(int times, Func<Task> work)
{
    var rounds = new double[Rounds];
    for (var round = -2; round < Rounds; round++)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            await work();
        }

        // The first two are for the runtime, which compiles meanwhile.
        rounds[Math.Max(0, round)] = Stopwatch.GetElapsedTime(begun).TotalMicroseconds / times;
    }

    return rounds.Order().ElementAt(Rounds / 2);
}
