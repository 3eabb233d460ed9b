namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>Counts what runs now, so that a graceful stop knows when nothing does any more.</summary>
internal sealed class WorkTracker
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One for the tracker itself: the count can reach zero only once the stop has taken that away.
    private int _count = 1;

    /// <summary>Completes when the stop has begun and all work has left.</summary>
    public Task Idle => _idle.Task;

    public void Enter() => Interlocked.Increment(ref _count);

    public void Leave()
    {
        if (Interlocked.Decrement(ref _count) == 0)
        {
            _idle.TrySetResult();
        }
    }
}
