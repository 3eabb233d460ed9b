using System.Net.Sockets;
using System.Threading.Channels;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>
/// The only way into storage: first come, first stored, as many units as fit into one entity-group transaction.
/// While one batch is under way the next gathers, so the batch grows with the load and nobody waits for a timer.
/// </summary>
internal sealed class CommitQueue
{
    // The service's limits are 100 operations and 4 MiB; one operation is the lease's.
    private const int MaxOperations = 99;
    private const int MaxBytes = 3 * 1024 * 1024;
    private const int TurnsForEpisodes = 16;

    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(5);

    private readonly Channel<CommitUnit> _units = Channel.CreateUnbounded<CommitUnit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HashSet<string> _stored;
    private readonly HubTable _table;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action<string?> _troubled;
    private readonly Func<bool> _moreIsComing;
    private LeaseRow _lease;
    private long _lastCommit;

    /// <param name="table">The hub's table.</param>
    /// <param name="lease">The lease just taken.</param>
    /// <param name="storedKeys">Rows that exist and may be deleted by this queue: active instances and messages.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <param name="troubled">Told when storage fails, with the reason, and with null when it answers again.</param>
    /// <param name="moreIsComing">Whether episodes are running that will add units in a moment.</param>
    public CommitQueue(
        HubTable table,
        LeaseRow lease,
        IEnumerable<string> storedKeys,
        TimeProvider time,
        ILogger logger,
        Action<string?> troubled,
        Func<bool> moreIsComing)
    {
        _moreIsComing = moreIsComing;
        _table = table;
        _lease = lease;
        _stored = new HashSet<string>(storedKeys, StringComparer.Ordinal);
        _time = time;
        _logger = logger;
        _troubled = troubled;
        _lastCommit = time.GetTimestamp();
    }

    public TimeSpan SinceLastCommit => _time.GetElapsedTime(Volatile.Read(ref _lastCommit));

    /// <returns>False when the queue is closed: the hub has stopped or lost its lease.</returns>
    public bool TryAdd(CommitUnit unit) => _units.Writer.TryWrite(unit);

    /// <summary>Takes no more units; <see cref="RunAsync"/> ends when those already taken are stored.</summary>
    public void Close() => _units.Writer.TryComplete();

    public async Task RunAsync(CancellationToken cancellation)
    {
        var batch = new List<CommitUnit>();
        var writes = new Dictionary<string, RowWrite>(StringComparer.Ordinal);
        while (await _units.Reader.WaitToReadAsync(cancellation))
        {
            await LetEpisodesFinishAsync();
            Gather(batch, writes);
            await StoreAsync(writes, cancellation);
            foreach (var unit in batch)
            {
                unit.Committed();
            }
        }
    }

    /// <summary>Gives the lease up, so that a successor need not wait for its expiry.</summary>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        var released = _lease with { Owner = string.Empty, Commit = _lease.Commit + 1, Expires = default };
        await _table.TryWriteLeaseAsync(released, _lease, cancellation);
    }

    // A child that ends, its parent and the next child belong into one batch. They need microseconds, a batch milliseconds;
    // a turn of the thread pool each is enough, and no timer is involved.
    private async Task LetEpisodesFinishAsync()
    {
        for (var turn = 0; turn < TurnsForEpisodes && _moreIsComing(); turn++)
        {
            await Task.Yield();
        }
    }

    private void Gather(List<CommitUnit> batch, Dictionary<string, RowWrite> writes)
    {
        batch.Clear();
        writes.Clear();
        var size = 0;
        while (_units.Reader.TryPeek(out var unit))
        {
            var added = unit.Writes.Count(w => !writes.ContainsKey(w.Key));
            if (batch.Count > 0 && (writes.Count + added > MaxOperations || size + unit.Size > MaxBytes))
            {
                return;
            }

            _units.Reader.TryRead(out _);
            batch.Add(unit);
            size += unit.Size;
            foreach (var write in unit.Writes)
            {
                // The last write of a row is the one that counts; a row that comes and goes within a batch is never stored.
                writes[write.Key] = write with { IsStored = write.IsStored || writes.GetValueOrDefault(write.Key).IsStored };
            }
        }
    }

    private async Task StoreAsync(Dictionary<string, RowWrite> writes, CancellationToken cancellation)
    {
        var lease = _lease with { Commit = _lease.Commit + 1, Expires = _time.GetUtcNow() + HubLease.Duration };
        var actions = new List<TableTransactionAction>(writes.Count + 1)
        {
            new(TableTransactionActionType.UpdateReplace, lease.ToEntity(), _lease.ETag),
        };
        foreach (var write in writes.Values)
        {
            if (write.Build is { } build)
            {
                actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, build()));
            }
            else if (write.IsStored || _stored.Contains(write.Key))
            {
                actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(RowKeys.Partition, write.Key), ETag.All));
            }
        }

        _lease = lease with { ETag = await SubmitAsync(lease, actions, cancellation) };
        Volatile.Write(ref _lastCommit, _time.GetTimestamp());
        foreach (var write in writes.Values)
        {
            _ = write.Build is null ? _stored.Remove(write.Key) : _stored.Add(write.Key);
        }
    }

    /// <summary>Stores the batch, however long that takes. The same batch is sent again until its fate is known.</summary>
    private async Task<ETag> SubmitAsync(LeaseRow lease, List<TableTransactionAction> actions, CancellationToken cancellation)
    {
        for (var backoff = FirstBackoff; ; backoff = Min(backoff * 2, LongestBackoff))
        {
            try
            {
                var etag = await _table.SubmitAsync(actions, cancellation);
                _troubled(null);
                return etag;
            }
            catch (RequestFailedException exception) when (exception.Status == 412)
            {
                // The pipeline repeats a request whose answer was lost, and the repetition meets our own first try here.
                var fate = await FateAsync(lease, cancellation);
                _troubled(null);
                return fate ?? throw new LeaseLostException("an unknown writer");
            }
            catch (Exception exception) when (IsAboutTheStorage(exception, cancellation))
            {
                _logger.LogWarning(exception, "The task hub's storage did not confirm a commit; it will be tried again.");
                _troubled("The storage does not answer: " + exception.Message);
                await Task.Delay(backoff, _time, cancellation);
                if (await TryFindFateAsync(lease, cancellation) is { } stored)
                {
                    _troubled(null);
                    return stored;
                }
            }
        }
    }

    private async Task<ETag?> TryFindFateAsync(LeaseRow attempted, CancellationToken cancellation)
    {
        try
        {
            return await FateAsync(attempted, cancellation);
        }
        catch (Exception exception) when (IsAboutTheStorage(exception, cancellation))
        {
            return null;
        }
    }

    /// <summary>The lease row tells whether a commit that was not confirmed has been applied: its ETag then, null if not.</summary>
    private async Task<ETag?> FateAsync(LeaseRow attempted, CancellationToken cancellation)
    {
        var found = await _table.ReadLeaseAsync(cancellation);
        if (found is null || !string.Equals(found.Owner, attempted.Owner, StringComparison.Ordinal) || found.Epoch != attempted.Epoch)
        {
            throw new LeaseLostException(found is null ? "nobody: its table is gone" : HubLease.Describe(found));
        }

        return found.Commit == attempted.Commit ? found.ETag : null;
    }

    internal static bool IsAboutTheStorage(Exception exception, CancellationToken cancellation) => exception switch
    {
        _ when cancellation.IsCancellationRequested => false,
        RequestFailedException failed => failed.Status is 0 or 408 or 429 or >= 500,
        AggregateException all => all.InnerExceptions.All(e => IsAboutTheStorage(e, cancellation)),
        HttpRequestException or IOException or SocketException or OperationCanceledException => true,
        _ => false,
    };

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
