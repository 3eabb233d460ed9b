using Microsoft.Azure.Functions.Worker.Core;
using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

[assembly: WorkerExtensionStartup(typeof(DurableTaskExtensionStartup))]

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask;

/// <summary>Puts the workflow engine under an app that references this extension; its Program.cs says nothing of it.</summary>
public sealed class DurableTaskExtensionStartup : WorkerExtensionStartup
{
    public override void Configure(IFunctionsWorkerApplicationBuilder applicationBuilder)
    {
        ArgumentNullException.ThrowIfNull(applicationBuilder);
        var services = applicationBuilder.Services;
        services.AddSingleton<TaskHub>();
        services.AddSingleton(provider => new Lazy<TaskHub>(provider.GetRequiredService<TaskHub>));
        services.AddSingleton<IParameterBinder, DurableBinder>();
        services.AddSingleton<INodeOwnership, TaskHubOwnership>();
        services.AddHostedService<TaskHubService>();
        if (applicationBuilder is IHostApplicationBuilder { Environment: var environment } && environment.IsDevelopment())
        {
            services.AddSingleton<IHostPage, OrchestrationsPage>();
        }
    }
}
