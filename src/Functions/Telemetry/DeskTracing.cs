using System.Diagnostics;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Telemetry;

/// <summary>
/// The spans of the desk: a request, what the workflow does after it, the mails that leave. They are held together by what is stored: each
/// move and each mail keeps the span that caused it, so that a trace goes on through table and engine (docs/operations.md, "Look"). Spans
/// name functions, exchanges and steps; no address of a page and nothing that anybody typed is ever put into one.
/// </summary>
public sealed class DeskTracing : IDisposable
{
    /// <summary>What its spans and the metrics are subscribed to by.</summary>
    public const string Name = "CE4BIG.ExchangeDesk";

    /// <summary>The tag that holds an exchange's number.</summary>
    public const string Exchange = "desk.exchange";

    /// <summary>The tag that holds a step's key.</summary>
    public const string Step = "desk.step";

    /// <summary>The tag that holds a mail's kind.</summary>
    public const string Mail = "desk.mail";

    private readonly ActivitySource _source = new(Name);

    /// <summary>The present span, as it is stored beside what it causes; null where nobody records.</summary>
    public static string? Current => Own?.Id;

    private static Activity? Own => Activity.Current is { Source.Name: Name } span ? span : null;

    /// <summary>Says which exchange the present span is about.</summary>
    public static void Concerns(ExchangeId id) => Own?.SetTag(Exchange, id.Value);

    /// <summary>Says that the present span did not succeed. Without a reason: the log has it, and what an exception says may be anything.</summary>
    public static void Failed() => Own?.SetStatus(ActivityStatusCode.Error);

    /// <summary>Does what the present span stands for; where that throws, the span did not succeed.</summary>
    /// <param name="work">What is done.</param>
    public static async Task<T> WatchAsync<T>(Func<Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            return await work();
        }
        catch
        {
            Failed();
            throw;
        }
    }

    /// <summary>
    /// Begins the span of a request. The host in front of the app, where there is one, has begun a trace for it, which this one joins. Without
    /// a host the request is let in here, and a stranger must not choose the trace that it is in: a trace begins, which names the caller's.
    /// Of what else a client may send along nothing is taken over.
    /// </summary>
    /// <param name="function">The function that answers.</param>
    /// <param name="host">The host's span of the invocation; null or empty where there is none.</param>
    /// <param name="caller">The caller's span, as it came in the header <c>traceparent</c>.</param>
    public Activity? Receive(string function, string? host, string? caller)
    {
        if (!_source.HasListeners())
        {
            return null;
        }

        // Recorded in any case, since the host marks what it passes on as not recorded.
        if (Read(host) is { } invocation)
        {
            var parent = new ActivityContext(invocation.TraceId, invocation.SpanId, ActivityTraceFlags.Recorded, isRemote: true);
            return _source.StartActivity(function, ActivityKind.Internal, parent);
        }

        return Begin(function, ActivityKind.Server, Read(caller));
    }

    /// <summary>Begins a span of what follows from something stored: in the trace of its cause, or in that of the present span where there is none.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="cause">What was stored as <see cref="Current"/>; null where it is not known.</param>
    /// <param name="kind">Internal, or a call to somebody else.</param>
    public Activity? Follow(string name, string? cause, ActivityKind kind = ActivityKind.Internal)
    {
        if (!_source.HasListeners())
        {
            return null;
        }

        if (Read(cause) is { } origin && Own?.TraceId != origin.TraceId)
        {
            return _source.StartActivity(name, kind, origin, tags: null, Links(Own?.Context));
        }

        return Own is null ? Begin(name, kind) : _source.StartActivity(name, kind);
    }

    /// <summary>
    /// Begins a span of what the calendar asked for. It is a trace of its own, since nobody did anything, and one that lasts for months is of
    /// no use; it names the one before.
    /// </summary>
    /// <param name="name">What is done.</param>
    /// <param name="before">The span that moved the exchange last, as it was stored.</param>
    public Activity? FollowCalendar(string name, string? before) => _source.HasListeners() ? Begin(name, ActivityKind.Internal, Read(before)) : null;

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    // Whatever span of .NET's own is around it is not recorded: it is no parent.
    private Activity? Begin(string name, ActivityKind kind, ActivityContext? before = null)
    {
        Activity.Current = null;
        return _source.StartActivity(name, kind, default(ActivityContext), tags: null, Links(before));
    }

    private static ActivityLink[] Links(ActivityContext? other) => other is { } context ? [new ActivityLink(context)] : [];

    // Without the state that a stranger may have sent along.
    private static ActivityContext? Read(string? stored) => ActivityContext.TryParse(stored, traceState: null, isRemote: true, out var context) ? context : null;
}
