using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Engine;

/// <summary>What is measured, and how.</summary>
internal static class Measurements
{
    private const int Hellos = 200;
    private const int Exchanges = 50;
    private static readonly TimeSpan IdleFor = TimeSpan.FromMinutes(4);

    public static async Task HelloAsync(Workbench bench)
    {
        Report.Title($"(a) hello-sequence of 3 activities, {Hellos} at once");
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RunAsync(bench.Client, Shapes.Hello)));
        bench.ResetCounts();
        var clock = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, Hellos).Select(_ => RunAsync(bench.Client, Shapes.Hello)));
        clock.Stop();
        Report.Figure("rate", Hellos / clock.Elapsed.TotalSeconds, "orchestrations/s", 75, atLeast: true);
        Report.Plain("latency p50", Report.Percentile(latencies, 0.5), "ms (official: about 10000)");
        Report.Plain("storage requests", (double)bench.HubRequests.Total / Hellos, "per orchestration");
    }

    public static async Task LifecyclesAsync(Workbench bench)
    {
        await CalibrateAsync(bench);
        Report.Title($"(b) lifecycle shape, {Exchanges} at once");
        await DriveAsync(bench.Client, Enumerable.Range(0, 5).Select(i => FormattableString.Invariant($"warm{i}")));
        bench.ResetCounts();
        var (processor, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await DriveAsync(bench.Client, Enumerable.Range(0, Exchanges).Select(i => FormattableString.Invariant($"exchange{i}")));
        clock.Stop();
        var used = Environment.CpuUsage.TotalTime - processor;
        Report.Figure("rate", Exchanges / clock.Elapsed.TotalSeconds, "exchanges/s", 11, atLeast: true);
        Report.Figure("storage requests", (double)(bench.HubRequests.Total + bench.AppRequests.Total) / Exchanges, "per exchange", 75, atLeast: false);
        bench.PrintRequests(Exchanges);
        Report.Plain("processor time of this process", used.TotalMilliseconds / Exchanges, "ms per exchange");
    }

    /// <summary>What the emulator does on this machine at this moment without any engine: only against it can runs be compared.</summary>
    private static async Task CalibrateAsync(Workbench bench)
    {
        const int Each = 20;
        Report.Title($"calibration: bare transactions of three small entities, {Exchanges} at once");
        await Task.WhenAll(Enumerable.Range(0, Exchanges).Select(i => Shapes.StoreAsync(bench.Exchanges, FormattableString.Invariant($"warm{i}/0/x"), CancellationToken.None)));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Exchanges).Select(async i =>
        {
            for (var n = 0; n < Each; n++)
            {
                await Shapes.StoreAsync(bench.Exchanges, FormattableString.Invariant($"bare{i}/{n}/x"), CancellationToken.None);
            }
        }));
        Report.Plain("rate", Exchanges * Each / clock.Elapsed.TotalSeconds, "transactions/s");
    }

    public static async Task LatencyAsync(Workbench bench)
    {
        Report.Title("(c) event raised → the next activity's rows written, one exchange alone");
        for (var i = 0; i < 10; i++)
        {
            await DriveAsync(bench.Client, [FormattableString.Invariant($"warm{i}")]);
        }

        var latencies = new List<double>();
        bench.ResetCounts();
        const int Rounds = 20;
        for (var i = 0; i < Rounds; i++)
        {
            latencies.AddRange(await DriveAsync(bench.Client, [FormattableString.Invariant($"alone{i}")]));
        }

        Report.Figure("p50", Report.Percentile(latencies, 0.5), "ms", 10, atLeast: false);
        Report.Figure("p95", Report.Percentile(latencies, 0.95), "ms", 30, atLeast: false);
        Report.Plain("storage requests", (double)(bench.HubRequests.Total + bench.AppRequests.Total) / Rounds, "per exchange");
    }

    public static async Task IdleAsync(Workbench bench)
    {
        Report.Title(string.Create(CultureInfo.InvariantCulture, $"(d) idle for {IdleFor.TotalMinutes} minutes, 50 exchanges waiting"));
        for (var i = 0; i < 50; i++)
        {
            await bench.Client.ScheduleNewOrchestrationInstanceAsync(Shapes.Lifecycle, new StartOrchestrationOptions(FormattableString.Invariant($"idle{i}")));
        }

        while (Shapes.Written.Keys.Count(k => k.StartsWith("idle", StringComparison.Ordinal)) < 100)
        {
            await Task.Delay(50);
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        bench.ResetCounts();
        await Task.Delay(IdleFor);
        Report.Figure("storage requests", bench.HubRequests.Total / IdleFor.TotalMinutes, "per minute", 1, atLeast: false);
    }

    private static async Task<double> RunAsync(DurableTaskClient client, string orchestrator)
    {
        var clock = Stopwatch.StartNew();
        var id = await client.ScheduleNewOrchestrationInstanceAsync(orchestrator);
        var ended = await client.WaitForInstanceCompletionAsync(id, CancellationToken.None);
        return ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed
            ? clock.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"{ended}: {ended.FailureDetails}");
    }

    /// <summary>Runs exchanges side by side, answers each that asks, and returns the milliseconds from each answer to the stage's last activity.</summary>
    private static async Task<IReadOnlyList<double>> DriveAsync(DurableTaskClient client, IEnumerable<string> ids)
    {
        var exchanges = ids.ToList();
        var raised = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var raising = new ConcurrentBag<Task>();
        Shapes.Asked = instance => raising.Add(Task.Run(async () =>
        {
            // Two votes are waited for: the later one is what the next activity follows.
            var stage = string.Join(':', instance.Split(':')[..2]);
            var now = Stopwatch.GetTimestamp();
            raised.AddOrUpdate(stage, now, (_, before) => Math.Max(before, now));
            await client.RaiseEventAsync(instance, "decision", "yes");
        }));
        await Task.WhenAll(exchanges.Select(async id =>
        {
            await client.ScheduleNewOrchestrationInstanceAsync(Shapes.Lifecycle, new StartOrchestrationOptions(id));
            var ended = await client.WaitForInstanceCompletionAsync(id, CancellationToken.None);
            if (ended.RuntimeStatus != OrchestrationRuntimeStatus.Completed)
            {
                throw new InvalidOperationException($"{ended}: {ended.FailureDetails}");
            }
        }));
        await Task.WhenAll(raising);
        return
        [
            .. from id in exchanges
               from stage in Enumerable.Range(1, Shapes.Stages)
               let written = Shapes.Written[string.Create(CultureInfo.InvariantCulture, $"{id}/{stage}/close")]
               select Stopwatch.GetElapsedTime(raised[Shapes.StageId(id, stage)], written).TotalMilliseconds,
        ];
    }
}
