using System.Diagnostics;
using Azure.Data.Tables;
using CE4BIG.Microsoft.DurableTask.CrashHost;
using CE4BIG.Testing;
using Microsoft.DurableTask.Client;
using Xunit.Abstractions;

namespace CE4BIG.Microsoft.DurableTask.Tests;

/// <summary>kill -9 at random moments of a process that runs the hub (issue: nothing lost, nothing doubled).</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Crashes = 50;
    private const int Seed = 874436;

    [Fact]
    public async Task Killed_at_fifty_random_moments_the_hub_loses_and_doubles_nothing()
    {
        await using var azurite = await Azurite.StartAsync();
        var tables = new TableServiceClient(azurite.ConnectionString);
        await tables.CreateTableIfNotExistsAsync(CrashWork.Effects);
        var random = new Random(Seed);
        var ready = 0;
        for (var crash = 0; crash < Crashes; crash++)
        {
            // The first one lives until everything is accepted, however slow the machine: what is accepted must never be gone.
            ready += await RunAndKillAsync(azurite, random, untilStarted: crash == 0) ? 1 : 0;
        }

        await using var engine = CrashWork.CreateEngine(tables);
        await engine.StartAsync(CancellationToken.None);
        Assert.True(engine.Health.IsHealthy, engine.Health.Description);
        var client = engine.CreateClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var expected = new List<string>();
        foreach (var id in Enumerable.Range(0, CrashWork.Walkers).Select(CrashWork.WalkerId))
        {
            await client.RaiseEventAsync(id, "stop", cancellation: patience.Token);
        }

        foreach (var id in Enumerable.Range(0, CrashWork.Walkers).Select(CrashWork.WalkerId))
        {
            var walker = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, patience.Token);
            Assert.Equal(OrchestrationRuntimeStatus.Completed, walker.RuntimeStatus);
            expected.AddRange(Enumerable.Range(0, walker.ReadOutputAs<int>()).Select(round => FormattableString.Invariant($"{id}/{round}")));
        }

        await client.RaiseEventAsync(CrashWork.Collector, "finish", expected.Count, patience.Token);
        var collector = await client.WaitForInstanceCompletionAsync(CrashWork.Collector, getInputsAndOutputs: true, patience.Token);
        Assert.Equal(expected.Order(StringComparer.Ordinal), collector.ReadOutputAs<List<string>>()!.Order(StringComparer.Ordinal));

        var runs = await CountRunsAsync(tables);
        var steps = expected.Count * CrashWork.StepsPerRound;
        var again = runs.Values.Sum() - steps;
        output.WriteLine(FormattableString.Invariant(
            $"{ready} of {Crashes} processes were killed after they had taken the hub; {expected.Count} rounds; {again} of {steps} activities ran again."));
        Assert.Equal(steps, runs.Count);

        // Each crash can repeat at most what each walker had under way.
        Assert.InRange(again, 0, Crashes * CrashWork.Walkers * CrashWork.StepsPerRound);
        Assert.True(ready >= Crashes / 2, "Most kills must hit a working hub to prove anything.");
    }

    private static async Task<bool> RunAndKillAsync(Azurite azurite, Random random, bool untilStarted)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(CrashWork).Assembly.Location);
        start.Environment["CRASH_STORAGE"] = azurite.ConnectionString;
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();

        // One in eight is killed while it starts, the others while they work.
        var early = !untilStarted && random.Next(8) == 0;
        var moment = TimeSpan.FromMilliseconds(early ? random.Next(50, 400) : random.Next(0, 350));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var line = early ? null : await process.StandardOutput.ReadLineAsync(patience.Token);
        if (!early)
        {
            Assert.Equal("ready", line);
        }

        if (untilStarted)
        {
            Assert.Equal("started", await process.StandardOutput.ReadLineAsync(patience.Token));
        }

        await Task.Delay(moment);
        process.Kill();
        await process.WaitForExitAsync(patience.Token);
        return line == "ready";
    }

    private static async Task<Dictionary<string, int>> CountRunsAsync(TableServiceClient tables)
    {
        var runs = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var row in tables.GetTableClient(CrashWork.Effects).QueryAsync<TableEntity>())
        {
            runs[row.PartitionKey] = runs.GetValueOrDefault(row.PartitionKey) + 1;
        }

        return runs;
    }
}
