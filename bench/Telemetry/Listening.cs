using System.Diagnostics;
using System.Diagnostics.Metrics;
using CE4BIG.Functions.Telemetry;

namespace CE4BIG.TelemetryBench;

/// <summary>Hears all spans and metrics of the desk and keeps none: what an exporter does with them is its own.</summary>
internal sealed class Listening : IDisposable
{
    private readonly ActivityListener _spans = new()
    {
        ShouldListenTo = source => source.Name == DeskTracing.Name,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    private readonly MeterListener _metrics = new()
    {
        InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == DeskTracing.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        },
    };

    /// <summary>Begins to hear.</summary>
    public Listening()
    {
        ActivitySource.AddActivityListener(_spans);
        _metrics.SetMeasurementEventCallback<long>((_, _, _, _) => { });
        _metrics.SetMeasurementEventCallback<double>((_, _, _, _) => { });
        _metrics.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics.Dispose();
        _spans.Dispose();
    }
}
