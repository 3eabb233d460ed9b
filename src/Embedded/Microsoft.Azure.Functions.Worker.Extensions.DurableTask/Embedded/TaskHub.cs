using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask;

/// <summary>The app's task hub: the engine, and on it the app's orchestrators and activities as functions with middleware and scope.</summary>
internal sealed class TaskHub : IAsyncDisposable
{
    private static readonly DataConverter Converter = JsonDataConverter.Default;

    private readonly FunctionDispatcher _dispatcher;
    private readonly IServiceScopeFactory _scopes;
    private readonly Lazy<DurableTaskClient> _client;

    public TaskHub(
        FunctionCatalog catalog,
        HostSettings settings,
        HostClock clock,
        IConfiguration configuration,
        IHostEnvironment environment,
        ILoggerFactory loggers,
        IServiceScopeFactory scopes,
        FunctionDispatcher dispatcher)
    {
        _scopes = scopes;
        _dispatcher = dispatcher;
        Engine = new TaskHubEngine(Register(catalog), new TaskHubOptions
        {
            Tables = HostStorage.Tables(configuration, Patience()),
            HubName = settings.HubName,
            DefaultVersion = settings.DefaultVersion,
            Time = clock.Time,
            Loggers = loggers,
            Converter = Converter,
            DevelopmentMode = environment.IsDevelopment(),
        });
        _client = new Lazy<DurableTaskClient>(Engine.CreateClient);
    }

    public TaskHubEngine Engine { get; }

    public DurableTaskClient Client => _client.Value;

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    // The engine repeats a commit by itself and knows how to find out what became of one; it must hear soon that one hangs.
    private static TableClientOptions Patience() => new() { Retry = { MaxRetries = 1, NetworkTimeout = TimeSpan.FromSeconds(10) } };

    private OrchestrationRegistry Register(FunctionCatalog catalog)
    {
        var registry = new OrchestrationRegistry();
        foreach (var function in catalog.Functions)
        {
            if (function.Trigger is OrchestrationTriggerAttribute)
            {
                registry.AddOrchestrator(function.Name, context => OrchestrateAsync(function, context));
            }
            else if (function.Trigger is ActivityTriggerAttribute)
            {
                registry.AddActivity(function.Name, (invocation, cancellation) => ActAsync(function, invocation, cancellation));
            }
        }

        return registry;
    }

    // Awaits nothing of its own: an orchestrator is replayed on the engine's thread, and its middleware with it.
    private async Task<object?> OrchestrateAsync(FunctionDescriptor function, TaskOrchestrationContext context)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await _dispatcher.InvokeAsync(function, scope.ServiceProvider, c => c.Features.Set(context), CancellationToken.None);
    }

    private async Task<string?> ActAsync(FunctionDescriptor function, ActivityInvocation invocation, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var output = await _dispatcher.InvokeAsync(function, scope.ServiceProvider, c => c.Features.Set(invocation), cancellationToken);
        return Converter.Serialize(output);
    }
}
