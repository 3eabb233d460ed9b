using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;

namespace CE4BIG.Microsoft.DurableTask.CrashHost;

/// <summary>
/// Work whose outcome tells whether anything was lost or doubled: each walker makes every kind of step and reports to one
/// collector, by events, which walker has done which round. They walk until they are told to stop, so every kill hits work.
/// </summary>
internal static class CrashWork
{
    public const int Walkers = 30;
    public const int StepsPerRound = 3;
    public const string Collector = "collector";
    public const string Effects = "CrashEffects";

    private const int EventsPerGeneration = 7;

    public static string WalkerId(int number) => string.Create(CultureInfo.InvariantCulture, $"walker-{number}");

    public static TaskHubEngine CreateEngine(TableServiceClient tables)
    {
        var registry = new OrchestrationRegistry();
        registry.AddOrchestrator("Walk", WalkAsync);
        registry.AddOrchestrator("Leg", LegAsync);
        registry.AddOrchestrator("Collect", CollectAsync);
        var effects = tables.GetTableClient(Effects);
        registry.AddActivity("Append", async (call, cancellation) =>
        {
            // Not idempotent on purpose: each run leaves a row, so that repetitions can be counted.
            var step = JsonSerializer.Deserialize<string>(call.SerializedInput!)!;
            await effects.AddEntityAsync(new TableEntity(step, Guid.NewGuid().ToString("N")), cancellation);
            return "1";
        });
        return new TaskHubEngine(registry, new TaskHubOptions { Tables = tables, HubName = "Crash" });
    }

    public static async Task StartAllAsync(DurableTaskClient client)
    {
        await StartAsync(client, "Collect", Collector, new CollectorState([], Total: null));
        await Task.WhenAll(Enumerable.Range(0, Walkers).Select(n => StartAsync(client, "Walk", WalkerId(n), n)));
    }

    private static async Task StartAsync(DurableTaskClient client, string orchestrator, string id, object input)
    {
        var once = new StartOrchestrationOptions(id).WithDedupeStatuses(OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, once);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // Started before one of the crashes.
        }
    }

    private static async Task<object?> WalkAsync(TaskOrchestrationContext context)
    {
        var stop = context.WaitForExternalEvent<string>("stop");
        var rounds = 0;
        for (; !stop.IsCompleted; rounds++)
        {
            var steps = Enumerable.Range(0, StepsPerRound - 1).Select(i => context.CallActivityAsync<int>("Append", Step(context, rounds, i)));
            await Task.WhenAll(steps);
            await context.CreateTimer(TimeSpan.FromMilliseconds(300), CancellationToken.None);
            await context.CallSubOrchestratorAsync<int>("Leg", Step(context, rounds, StepsPerRound - 1));
            context.SendEvent(Collector, "done", string.Create(CultureInfo.InvariantCulture, $"{context.InstanceId}/{rounds}"));
        }

        return rounds;
    }

    private static async Task<object?> LegAsync(TaskOrchestrationContext context) =>
        await context.CallActivityAsync<int>("Append", context.GetInput<string>());

    private static async Task<object?> CollectAsync(TaskOrchestrationContext context)
    {
        var (seen, total) = context.GetInput<CollectorState>()!;
        var finish = context.WaitForExternalEvent<int>("finish");
        for (var i = 0; i < EventsPerGeneration && seen.Count != total; i++)
        {
            var done = context.WaitForExternalEvent<string>("done");
            await Task.WhenAny(done, finish);
            total = finish.IsCompleted ? await finish : total;
            if (seen.Count != total)
            {
                seen.Add(await done);
            }
        }

        if (seen.Count != total)
        {
            context.ContinueAsNew(new CollectorState(seen, total));
        }

        return seen;
    }

    private static string Step(TaskOrchestrationContext context, int round, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{context.InstanceId}-{round}-{number}");

    private sealed record CollectorState(List<string> Seen, int? Total);
}
