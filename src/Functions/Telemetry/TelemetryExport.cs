using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using CE4BIG.Functions.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CE4BIG.Functions.Telemetry;

/// <summary>
/// Sends the app's own telemetry out: all of it to a collector, traces and metrics to Application Insights. Its logs get there by the host,
/// which takes over what the worker logs; sent from here as well, each line would be there twice (docs/azure-stack.md).
/// Only the desk's own source is subscribed to: those of .NET and of the storage clients put whole addresses into their spans.
/// </summary>
internal static class TelemetryExport
{
    private const string Service = "exchange-desk";

    // What ASP.NET Core, the HTTP client and the storage clients say below that prints whole addresses, and the query of some of ours is a
    // secret (architecture §4).
    private static readonly string[] PrintAddresses = ["Microsoft.AspNetCore", "System.Net.Http", "Azure.Core"];

    /// <summary>Keeps those out of every log that print whole addresses.</summary>
    public static void KeepAddressesOut(this ILoggingBuilder logging)
    {
        foreach (var category in PrintAddresses)
        {
            logging.AddFilter(category, LogLevel.Warning);
        }
    }

    /// <summary>Begins to export, where there is somewhere to export to; otherwise nothing listens, and nothing is recorded.</summary>
    /// <param name="services">The app.</param>
    /// <param name="options">Where to.</param>
    /// <param name="identity">The client id of the identity that may write to Application Insights; null where its key is enough.</param>
    public static void AddTelemetryExport(this IServiceCollection services, TelemetryOptions options, string? identity)
    {
        if (string.IsNullOrEmpty(options.Collector) && string.IsNullOrEmpty(options.ApplicationInsights))
        {
            return;
        }

        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Service, serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString()))
            // A few spans for each answer; the host marks its own as not recorded, and that must not silence these.
            .WithTracing(traces => traces.AddSource(DeskTracing.Name).SetSampler(new AlwaysOnSampler()))
            .WithMetrics(metrics => metrics.AddMeter(DeskTracing.Name));
        if (options.ApplicationInsights is { Length: > 0 } connection)
        {
            TokenCredential? credential = identity is null ? null : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = identity });
            telemetry
                .WithTracing(traces => traces.AddAzureMonitorTraceExporter(monitor => Configure(monitor, connection), credential))
                .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(monitor => Configure(monitor, connection), credential));
        }

        if (options.Collector is { Length: > 0 } collector)
        {
            services.Configure<OpenTelemetryLoggerOptions>(logs => logs.IncludeFormattedMessage = true);
            telemetry.UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, new Uri(collector));
        }
    }

    // The exporter would put a sampler of its own, of five traces a second, in the place of the one chosen above.
    private static void Configure(AzureMonitorExporterOptions monitor, string connection)
    {
        monitor.ConnectionString = connection;
        monitor.TracesPerSecond = null;
        monitor.SamplingRatio = 1;
    }
}
