using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Storage;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>Deletes finished instances with all their rows.</summary>
internal static class Purge
{
    private const int RowsAtATime = 90;

    /// <returns>How many instances were deleted: none where there is none, more than one with its children.</returns>
    public static async Task<int> InstanceAsync(
        HubSession session,
        string instanceId,
        bool recursive,
        Func<Task<bool>, Task<bool>> confirm,
        CancellationToken cancellation)
    {
        await session.Purging.WaitAsync(cancellation);
        try
        {
            return await DeleteAsync(session, instanceId, recursive, confirm, cancellation);
        }
        finally
        {
            session.Purging.Release();
        }
    }

    private static async Task<int> DeleteAsync(
        HubSession session,
        string instanceId,
        bool recursive,
        Func<Task<bool>, Task<bool>> confirm,
        CancellationToken cancellation)
    {
        if (session.Find(instanceId) is { IsOver: false }
            || await FinishedInstances.FindAsync(session.Table, instanceId, cancellation) is not { } finished)
        {
            return 0;
        }

        var purged = 1;
        if (recursive)
        {
            foreach (var child in finished.Events.OfType<HistoryEvent.ChildStarted>())
            {
                purged += await DeleteAsync(session, child.InstanceId, recursive, confirm, cancellation);
            }
        }

        // The instance's own row goes last, so that a purge that breaks off can be repeated.
        var prefix = RowKeys.SealedPrefix(instanceId);
        var keys = new List<string>();
        await foreach (var row in session.Table.Range(prefix, RowKeys.After(prefix), cancellation))
        {
            keys.Add(row.RowKey);
        }

        keys.Add(RowKeys.Terminal(instanceId));
        foreach (var chunk in keys.Chunk(RowsAtATime))
        {
            var stored = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            session.Delete(chunk, () => stored.TrySetResult(true));
            await confirm(stored.Task);
        }

        return purged;
    }
}
