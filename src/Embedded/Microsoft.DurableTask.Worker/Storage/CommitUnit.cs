namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>Rows that are stored together or not at all, and what may happen once they are.</summary>
internal sealed class CommitUnit(IReadOnlyList<RowWrite> writes, Action committed)
{
    public IReadOnlyList<RowWrite> Writes => writes;

    public int Size { get; } = writes.Sum(w => w.Size);

    public void Committed() => committed();
}
