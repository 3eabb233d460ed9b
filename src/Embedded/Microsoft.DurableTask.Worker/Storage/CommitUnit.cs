namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>Rows that are stored together or not at all, and what may happen once they are.</summary>
/// <param name="writes">The rows; at most <see cref="CommitQueue.MaxOperations"/>.</param>
/// <param name="committed">Called when they are stored.</param>
/// <param name="refused">Called instead when storage can never take them, or when they have become void.</param>
/// <param name="isVoid">Whether they must not be stored any more, because an earlier unit that they build on was refused.</param>
internal sealed class CommitUnit(IReadOnlyList<RowWrite> writes, Action committed, Action<Exception?>? refused = null, Func<bool>? isVoid = null)
{
    public IReadOnlyList<RowWrite> Writes => writes;

    public int Size { get; } = writes.Sum(w => w.Size);

    public bool IsVoid => isVoid?.Invoke() == true;

    public void Committed() => committed();

    public void Refused(Exception? reason) => refused?.Invoke(reason);
}
