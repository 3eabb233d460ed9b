using System.Collections.Concurrent;
using System.Diagnostics;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Telemetry;

/// <summary>Listens to the desk's spans as an exporter does, and keeps those that ended.</summary>
internal sealed class Spans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public Spans()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == DeskTracing.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> Ended => [.. _ended];

    public IReadOnlyList<Activity> Of(ExchangeId id) => [.. _ended.Where(span => Equals(span.GetTagItem(DeskTracing.Exchange), id.Value))];

    /// <summary>Waits for a span of an exchange.</summary>
    public async Task<Activity> OfAsync(ExchangeId id, string name, string? mail = null)
    {
        bool IsIt(Activity span) => span.OperationName == name && (mail is null || Equals(span.GetTagItem(DeskTracing.Mail), mail));
        await RunningApp.UntilAsync(() => Task.FromResult(Of(id).Any(IsIt)));
        return Of(id).First(IsIt);
    }

    public void Dispose() => _listener.Dispose();
}
