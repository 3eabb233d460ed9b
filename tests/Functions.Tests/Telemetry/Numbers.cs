using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CE4BIG.Functions.Telemetry;

namespace CE4BIG.Functions.Tests.Telemetry;

/// <summary>Listens to one app's metrics and keeps what was measured, as "name tag=value tag=value".</summary>
internal sealed class Numbers : IDisposable
{
    private readonly ConcurrentQueue<(string What, double Value)> _measured = new();
    private readonly MeterListener _listener = new();

    public Numbers(IMeterFactory app)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == DeskTracing.Name && ReferenceEquals(instrument.Meter.Scope, app))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Looks up what is looked up.</summary>
    public void Collect() => _listener.RecordObservableInstruments();

    public IReadOnlyList<double> Of(string what) => [.. _measured.Where(m => m.What == what).Select(m => m.Value)];

    public IReadOnlyList<string> Names => [.. _measured.Select(m => m.What)];

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var what = instrument.Name;
        foreach (var (name, tag) in tags)
        {
            what += FormattableString.Invariant($" {name}={tag}");
        }

        _measured.Enqueue((what, value));
    }
}
