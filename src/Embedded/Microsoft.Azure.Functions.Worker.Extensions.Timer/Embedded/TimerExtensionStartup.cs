using Microsoft.Azure.Functions.Worker.Core;
using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.Azure.Functions.Worker.Extensions.Timer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

[assembly: WorkerExtensionStartup(typeof(TimerExtensionStartup))]

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer;

internal sealed class TimerExtensionStartup : WorkerExtensionStartup
{
    public override void Configure(IFunctionsWorkerApplicationBuilder applicationBuilder)
    {
        var services = applicationBuilder.Services;
        services.AddSingleton<IParameterBinder, TimerBinder>();
        services.TryAddSingleton<ITimerStatusStore>(provider => new TableTimerStatusStore(
            HostStorage.Tables(provider.GetRequiredService<IConfiguration>()),
            provider.GetRequiredService<HostSettings>().HubName + "Timers"));
        services.AddHostedService<TimerService>();
    }
}
