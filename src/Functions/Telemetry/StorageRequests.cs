using System.Diagnostics;
using System.Diagnostics.Metrics;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CE4BIG.Functions.Telemetry;

/// <summary>
/// Counts and times every request to storage, each attempt by itself. Of the request only the method is told: its address
/// holds keys and filters. The clients are there before the app is put together, since the clock's anchor is read from storage; what is
/// asked until the instruments are there is not counted.
/// </summary>
public sealed class StorageRequests(TimeProvider time) : HttpPipelinePolicy
{
    private const int NoAnswer = 0;

    private volatile Histogram<double>? _duration;

    /// <summary>Says where to report to.</summary>
    public void ReportTo(Histogram<double> duration) => _duration = duration;

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        _duration is { Enabled: true } duration ? ProcessTimedAsync(duration, message, pipeline) : ProcessNextAsync(message, pipeline);

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var begun = time.GetTimestamp();
        try
        {
            ProcessNext(message, pipeline);
        }
        finally
        {
            if (_duration is { } duration)
            {
                Report(duration, message, begun);
            }
        }
    }

    private async ValueTask ProcessTimedAsync(Histogram<double> duration, HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var begun = time.GetTimestamp();
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            Report(duration, message, begun);
        }
    }

    private void Report(Histogram<double> duration, HttpMessage message, long begun) => duration.Record(
        time.GetElapsedTime(begun).TotalSeconds,
        new TagList
        {
            { "method", message.Request.Method.Method },
            { "status", message.HasResponse ? message.Response.Status : NoAnswer },
        });
}
