namespace Microsoft.DurableTask.Worker.Replay;

/// <summary>
/// Keeps an orchestrator on the one thread that replays it, its continuations in the order in which they became ready.
/// A continuation that comes from another thread means that the code awaited something that is not durable.
/// </summary>
internal sealed class ReplaySynchronizationContext(Action strayed) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private volatile bool _closed;

    public bool IsOwnThread => !_closed && Environment.CurrentManagedThreadId == _thread;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsOwnThread)
        {
            _ready.Enqueue((d, state));
        }
        else
        {
            strayed();
        }
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("An orchestrator has one thread and cannot wait for itself.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs <paramref name="step"/> and everything that becomes ready by it.</summary>
    public void Run(Action step)
    {
        var outer = Current;
        try
        {
            SetSynchronizationContext(this);
            step();
            while (_ready.TryDequeue(out var next))
            {
                // A continuation may have replaced the context (an await on ConfigureAwait(false) leaves none).
                SetSynchronizationContext(this);
                next.Callback(next.State);
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>The episode is over: whatever still comes, came from elsewhere.</summary>
    public void Close() => _closed = true;
}
