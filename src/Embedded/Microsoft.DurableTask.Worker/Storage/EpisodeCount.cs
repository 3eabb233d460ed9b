namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>How many runs of episodes have begun and ended since the hub was taken: the difference is what will commit soon.</summary>
internal sealed class EpisodeCount
{
    private long _begun;
    private long _ended;

    public long Begun => Volatile.Read(ref _begun);

    public long Ended => Volatile.Read(ref _ended);

    public void Begin() => Interlocked.Increment(ref _begun);

    public void End() => Interlocked.Increment(ref _ended);
}
