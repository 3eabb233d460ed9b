using System.Diagnostics.Metrics;
using CE4BIG.Functions.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace CE4BIG.Functions.Tests.Telemetry;

/// <summary>What code under test reports to, where nobody collects it.</summary>
internal static class Instruments
{
    public static DeskTracing Tracing { get; } = new();

    public static DeskLevels Levels { get; } = new(TimeProvider.System);

    public static DeskMetrics Metrics { get; } = Of(Levels);

    public static DeskMetrics Of(DeskLevels levels) => new(
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(), levels, new StorageRequests(TimeProvider.System));
}
