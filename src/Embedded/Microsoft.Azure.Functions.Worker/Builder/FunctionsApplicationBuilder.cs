using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Core;
using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The app under construction. Here it is also its own host: Kestrel answers, and no other process is involved.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly FunctionPipeline _pipeline = new();

    internal FunctionsApplicationBuilder(string[] args, Assembly functions)
        : this(args, () => FunctionCatalog.Of(functions), settings => settings, ExtensionStartups.Of(functions))
    {
    }

    internal FunctionsApplicationBuilder(
        string[] args,
        Func<FunctionCatalog> functions,
        Func<IConfigurationBuilder, IConfigurationBuilder> configure,
        IEnumerable<Type> startups)
    {
        _web = WebHost.CreateBuilder(args);
        configure(_web.Configuration);
        Services.AddSingleton(_pipeline);
        Services.AddSingleton(_ => functions());
        Services.AddSingleton(HostSettings.Load(AppContext.BaseDirectory));
        Services.AddSingleton<FunctionDispatcher>();
        Services.AddSingleton<IParameterBinder, CommonBinder>();
        Services.TryAddSingleton(new HostClock(TimeProvider.System));
        foreach (var startup in startups)
        {
            ((WorkerExtensionStartup)Activator.CreateInstance(startup, nonPublic: true)!).Configure(this);
        }
    }

    public IServiceCollection Services => _web.Services;

    public ConfigurationManager Configuration => _web.Configuration;

    public IHostEnvironment Environment => _web.Environment;

    public ILoggingBuilder Logging => _web.Logging;

    public IMetricsBuilder Metrics => _web.Metrics;

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    IConfigurationManager IHostApplicationBuilder.Configuration => _web.Configuration;

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _pipeline.Add(middleware);
        return this;
    }

    public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    public IHost Build()
    {
        var app = _web.Build();

        // Built here and not at the first request: a function that cannot be bound stops the start, as a failing build does officially.
        _ = app.Services.GetRequiredService<FunctionDispatcher>();
        if (app.Services.GetService<IWebPipeline>() is { } pipeline)
        {
            app.Run(pipeline.AnswerAsync);
        }

        return app;
    }
}
