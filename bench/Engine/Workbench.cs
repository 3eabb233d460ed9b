using System.Globalization;
using Azure.Core;
using Azure.Data.Tables;
using CE4BIG.Testing;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;

namespace CE4BIG.Engine;

/// <summary>An emulator, a hub on it and the app's table beside it, all requests counted.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly Azurite _azurite;
    private readonly TaskHubEngine _engine;

    private Workbench(Azurite azurite, TableServiceClient app, TaskHubEngine engine, RequestCounter hubRequests, RequestCounter appRequests)
    {
        _azurite = azurite;
        _engine = engine;
        Exchanges = app.GetTableClient("Exchanges");
        HubRequests = hubRequests;
        AppRequests = appRequests;
        Client = engine.CreateClient();
    }

    public RequestCounter HubRequests { get; }

    public RequestCounter AppRequests { get; }

    public TableClient Exchanges { get; }

    public DurableTaskClient Client { get; }

    public static async Task<Workbench> StartAsync()
    {
        var azurite = await Azurite.StartAsync();
        var (hubRequests, appRequests) = (new RequestCounter(), new RequestCounter());
        var app = Connect(azurite, appRequests);
        var registry = new OrchestrationRegistry();
        Shapes.Register(registry, app.GetTableClient("Exchanges"));
        var engine = new TaskHubEngine(registry, new TaskHubOptions { Tables = Connect(azurite, hubRequests), HubName = "Bench" });
        await engine.StartAsync(CancellationToken.None);
        var bench = new Workbench(azurite, app, engine, hubRequests, appRequests);
        await bench.Exchanges.CreateIfNotExistsAsync();
        return bench;
    }

    public void ResetCounts()
    {
        HubRequests.Reset();
        AppRequests.Reset();
    }

    public void PrintRequests(int per)
    {
        foreach (var (owner, counter) in new[] { ("hub", HubRequests), ("app", AppRequests) })
        {
            foreach (var (kind, count) in counter.Counts.OrderBy(c => c.Key, StringComparer.Ordinal))
            {
                Report.Plain(string.Create(CultureInfo.InvariantCulture, $"  {owner}: {kind}"), (double)count / per, "each");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.StopAsync(CancellationToken.None);
        await _engine.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    private static TableServiceClient Connect(Azurite azurite, RequestCounter counter)
    {
        var options = new TableClientOptions();
        options.AddPolicy(counter, HttpPipelinePosition.PerRetry);
        return new TableServiceClient(azurite.ConnectionString, options);
    }
}
