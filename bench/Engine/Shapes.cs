using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;

namespace CE4BIG.Engine;

/// <summary>The orchestrations that are measured.</summary>
internal static class Shapes
{
    public const string Hello = "Hello";
    public const string Lifecycle = "Lifecycle";
    public const int Stages = 5;

    private const string Stage = "Stage";
    private const string Vote = "Vote";
    private const string SayHello = "SayHello";
    private const string Write = "Write";

    /// <summary>When each activity had written, by exchange and step.</summary>
    public static ConcurrentDictionary<string, long> Written { get; } = new(StringComparer.Ordinal);

    /// <summary>Called with the id of an instance that waits for its decision; the driver answers.</summary>
    public static Action<string> Asked { get; set; } = static _ => { };

    public static void Register(OrchestrationRegistry registry, TableClient exchanges)
    {
        registry.AddOrchestrator(Hello, HelloAsync);
        registry.AddOrchestrator(Lifecycle, LifecycleAsync);
        registry.AddOrchestrator(Stage, StageAsync);
        registry.AddOrchestrator(Vote, VoteAsync);
        registry.AddActivity(SayHello, (call, _) => Task.FromResult<string?>(JsonSerializer.Serialize("Hello " + JsonSerializer.Deserialize<string>(call.SerializedInput!))));
        registry.AddActivity(Write, (call, cancellation) => WriteAsync(exchanges, call, cancellation));
    }

    private static async Task<object?> HelloAsync(TaskOrchestrationContext context) => new[]
    {
        await context.CallActivityAsync<string>(SayHello, "Nantes"),
        await context.CallActivityAsync<string>(SayHello, "München"),
        await context.CallActivityAsync<string>(SayHello, "Kraków"),
    };

    private static async Task<object?> LifecycleAsync(TaskOrchestrationContext context)
    {
        for (var stage = 1; stage <= Stages; stage++)
        {
            await context.CallSubOrchestratorAsync(Stage, stage, new SubOrchestrationOptions(retry: null, StageId(context.InstanceId, stage)));
        }

        return null;
    }

    private static async Task<object?> StageAsync(TaskOrchestrationContext context)
    {
        var stage = context.GetInput<int>();
        var exchange = context.Parent!.InstanceId;
        await context.CallActivityAsync(Write, FormattableString.Invariant($"{exchange}/{stage}/open"));
        await context.CallActivityAsync(Write, FormattableString.Invariant($"{exchange}/{stage}/mail"));
        if (VotesOf(stage) is { Length: > 0 } votes)
        {
            await Task.WhenAll(votes.Select(v => context.CallSubOrchestratorAsync(Vote, v, new SubOrchestrationOptions(retry: null, VoteId(context.InstanceId, v)))));
        }
        else
        {
            await WaitAsync(context);
        }

        await context.CallActivityAsync(Write, FormattableString.Invariant($"{exchange}/{stage}/close"));
        return null;
    }

    private static async Task<object?> VoteAsync(TaskOrchestrationContext context)
    {
        await WaitAsync(context);
        return null;
    }

    private static async Task WaitAsync(TaskOrchestrationContext context)
    {
        using var stop = new CancellationTokenSource();
        var decision = context.WaitForExternalEvent<string>("decision");
        var deadline = context.CreateTimer(TimeSpan.FromDays(1), stop.Token);
        if (!context.IsReplaying)
        {
            Asked(context.InstanceId);
        }

        await Task.WhenAny(decision, deadline);
        Stop(stop);
    }

    // An orchestrator has one thread, and CancelAsync would use another.
    private static void Stop(CancellationTokenSource source) => source.Cancel();

    public static string StageId(string exchange, int stage) => string.Create(CultureInfo.InvariantCulture, $"{exchange}:{stage}");

    public static string VoteId(string stageId, string vote) => $"{stageId}:{vote}";

    /// <summary>Two of the five stages are decided by two clusters each.</summary>
    public static string[] VotesOf(int stage) => stage is 2 or 4 ? ["vop", "hop"] : [];

    private static async Task<string?> WriteAsync(TableClient exchanges, ActivityInvocation call, CancellationToken cancellation)
    {
        var key = JsonSerializer.Deserialize<string>(call.SerializedInput!)!;
        await StoreAsync(exchanges, key, cancellation);
        Written[key] = Stopwatch.GetTimestamp();
        return null;
    }

    /// <summary>What an activity of the app stores: its exchange, a step and an audit row, in one transaction.</summary>
    public static async Task StoreAsync(TableClient exchanges, string key, CancellationToken cancellation)
    {
        var parts = key.Split('/');
        var row = $"{parts[1]}-{parts[2]}";
        TableEntity[] rows =
        [
            new(parts[0], "exchange") { ["Stage"] = parts[1], ["State"] = parts[2], ["At"] = DateTimeOffset.UtcNow },
            new(parts[0], "step-" + row) { ["Who"] = "visitor", ["Deadline"] = DateTimeOffset.UtcNow.AddDays(7) },
            new(parts[0], "audit-" + row) { ["What"] = key, ["Why"] = "bench", ["At"] = DateTimeOffset.UtcNow },
        ];
        await exchanges.SubmitTransactionAsync(rows.Select(r => new TableTransactionAction(TableTransactionActionType.UpsertReplace, r)), cancellation);
    }
}
