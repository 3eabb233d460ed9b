using CE4BIG.Functions.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace CE4BIG.Functions.Tests.Telemetry;

/// <summary>Takes the desk's metrics as a collector is given them: put together by OpenTelemetry.</summary>
internal sealed class Exported : IDisposable
{
    private readonly Exporter _exporter = new();
    private readonly MeterProvider _provider;

    public Exported() => _provider = Sdk.CreateMeterProviderBuilder().AddMeter(DeskTracing.Name).AddReader(new BaseExportingMetricReader(_exporter)).Build();

    /// <summary>The upper bounds of a histogram's buckets, without the last, which has none.</summary>
    public IReadOnlyList<double> BoundsOf(string histogram)
    {
        _provider.ForceFlush();
        return _exporter.Bounds[histogram];
    }

    public void Dispose()
    {
        _provider.Dispose();
        _exporter.Dispose();
    }

    private sealed class Exporter : BaseExporter<Metric>
    {
        public Dictionary<string, List<double>> Bounds { get; } = new(StringComparer.Ordinal);

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                if (metric.MetricType == MetricType.Histogram)
                {
                    Bounds[metric.Name] = BoundsOf(metric);
                }
            }

            return ExportResult.Success;
        }

        private static List<double> BoundsOf(Metric metric)
        {
            var bounds = new List<double>();
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                bounds.Clear();
                foreach (var bucket in point.GetHistogramBuckets())
                {
                    bounds.Add(bucket.ExplicitBound);
                }
            }

            return bounds.FindAll(double.IsFinite);
        }
    }
}
