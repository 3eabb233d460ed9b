using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CE4BIG.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CE4BIG.Microsoft.DurableTask.Tests;

/// <summary>A hub under test, with what it runs.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    /// <summary>A process that never was: a hub that "ran" in it may be taken over at once.</summary>
    public const string GoneProcess = "999999999@1";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly RequestCount _requests = new();
    private readonly TableClientOptions _clientOptions = new();
    private TaskHubEngine? _engine;

    public TestHub(Azurite azurite, string? name = null)
    {
        Name = name ?? "T" + Guid.NewGuid().ToString("N");
        _clientOptions.AddPolicy(_requests, HttpPipelinePosition.PerRetry);
        _clientOptions.Retry.MaxRetries = 0;
        Tables = new TableServiceClient(azurite.ConnectionString, _clientOptions);
    }

    public string Name { get; }

    public TableServiceClient Tables { get; }

    public OrchestrationRegistry Registry { get; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public bool DevelopmentMode { get; init; }

    public string Process { get; init; } = GoneProcess;

    public string Machine { get; init; } = ProcessIdentity.Machine;

    public int MaxConcurrentActivities { get; init; } = 20;

    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    public int Requests => _requests.Count;

    public TaskHubEngine Engine => _engine ?? throw new InvalidOperationException("The hub has not been started.");

    public DurableTaskClient Client { get; private set; } = null!;

    public TestHub Orchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> run)
    {
        Registry.AddOrchestrator(name, run);
        return this;
    }

    public TestHub Activity(string name, Func<string, Task<object?>> run)
    {
        Registry.AddActivity(name, async (call, _) =>
            JsonDataConverter.Default.Serialize(await run(call.SerializedInput is { } json ? JsonSerializer.Deserialize<JsonElement>(json).ToString() : string.Empty)));
        return this;
    }

    public TestHub Activity(string name, Func<string, object?> run) => Activity(name, input => Task.FromResult(run(input)));

    public async Task<TestHub> StartAsync()
    {
        _engine = new TaskHubEngine(Registry, new TaskHubOptions
        {
            Tables = Tables,
            HubName = Name,
            Time = Time,
            DevelopmentMode = DevelopmentMode,
            Process = Process,
            Machine = Machine,
            MaxConcurrentActivities = MaxConcurrentActivities,
            Loggers = Loggers,
        });
        await _engine.StartAsync(CancellationToken.None);
        Client = _engine.CreateClient();
        return this;
    }

    /// <summary>Ends the hub as a crash would: nothing is finished, nothing is given back.</summary>
    public Task CrashAsync() => Engine.AbortAsync();

    public async Task<OrchestrationMetadata> RunAsync(string orchestrator, object? input = null)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input);
        return await EndOfAsync(id);
    }

    public async Task<OrchestrationMetadata> EndOfAsync(string instanceId)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, patience.Token);
    }

    public async Task<string> StartAsync(string orchestrator, object? input = null, string? instanceId = null) =>
        await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId));

    /// <summary>Waits until a custom status says so: orchestrators under test tell by it how far they are.</summary>
    public Task ReachesAsync(string instanceId, string customStatus) => UntilAsync(async () =>
        await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true) is { } instance
        && instance.ReadCustomStatusAs<string>() == customStatus);

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _engine, null) is { } engine)
        {
            await engine.DisposeAsync();
        }
    }

    private sealed class RequestCount : HttpPipelineSynchronousPolicy
    {
        private int _count;

        public int Count => _count;

        public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _count);
    }
}
