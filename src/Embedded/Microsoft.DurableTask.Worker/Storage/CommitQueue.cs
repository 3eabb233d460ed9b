using System.Diagnostics;
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
    public const int MaxOperations = 99;
    private const int MaxBytes = 3 * 1024 * 1024;
    private const int TurnsForEpisodes = 16;

    private static readonly TimeSpan TimeForEpisodes = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(5);

    private readonly Channel<CommitUnit> _units = Channel.CreateUnbounded<CommitUnit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HashSet<string> _deletable;
    private readonly HubTable _table;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action<string?> _troubled;
    private readonly EpisodeCount _episodes;
    private LeaseRow _lease;
    private long _lastCommit;

    /// <param name="table">The hub's table.</param>
    /// <param name="lease">The lease just taken.</param>
    /// <param name="storedKeys">Rows that exist and may be deleted by this queue: active instances and messages.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <param name="troubled">Told when storage fails, with the reason, and with null when it answers again.</param>
    /// <param name="episodes">The episodes that will add units in a moment.</param>
    public CommitQueue(
        HubTable table,
        LeaseRow lease,
        IEnumerable<string> storedKeys,
        TimeProvider time,
        ILogger logger,
        Action<string?> troubled,
        EpisodeCount episodes)
    {
        _episodes = episodes;
        _table = table;
        _lease = lease;
        _deletable = new HashSet<string>(storedKeys, StringComparer.Ordinal);
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
            if (await TryStoreAsync([.. writes.Values], cancellation) is { } refusal)
            {
                _logger.LogError(refusal, "The storage refused a batch of {Units} commits; they are sent one by one.", batch.Count);
                await StoreOneByOneAsync(batch, cancellation);
                continue;
            }

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
    // Only those that were under way already count, and only for a moment: on a busy machine a turn may take long, and
    // waiting for whatever comes meanwhile would let each commit be late.
    private async Task LetEpisodesFinishAsync()
    {
        var (begun, since) = (_episodes.Begun, Stopwatch.GetTimestamp());
        for (var turn = 0; turn < TurnsForEpisodes && _episodes.Ended < begun && Stopwatch.GetElapsedTime(since) < TimeForEpisodes; turn++)
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
            if (unit.IsVoid)
            {
                _units.Reader.TryRead(out _);
                unit.Refused(reason: null);
                continue;
            }

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

    /// <summary>What storage refuses for good is one unit's fault; the others, of other instances, must not suffer for it.</summary>
    private async Task StoreOneByOneAsync(List<CommitUnit> batch, CancellationToken cancellation)
    {
        foreach (var unit in batch)
        {
            if (unit.IsVoid)
            {
                unit.Refused(reason: null);
            }
            else if (await TryStoreAsync(unit.Writes, cancellation) is { } refusal)
            {
                _logger.LogCritical(refusal, "The storage refuses a commit of {Rows} rows, {Key} among them.", unit.Writes.Count, unit.Writes.Select(w => w.Key).FirstOrDefault());
                unit.Refused(refusal);
            }
            else
            {
                unit.Committed();
            }
        }
    }

    /// <returns>Null when the rows are stored, otherwise why storage will never take them.</returns>
    private async Task<Exception?> TryStoreAsync(IReadOnlyList<RowWrite> writes, CancellationToken cancellation)
    {
        var actions = new List<TableTransactionAction>(writes.Count);
        try
        {
            foreach (var write in writes)
            {
                if (write.Build is { } build)
                {
                    actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, build()));
                }
                else if (write.IsStored || _deletable.Contains(write.Key))
                {
                    actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(RowKeys.Partition, write.Key), ETag.All));
                }
            }

            _lease = await SubmitAsync(_lease with { Commit = _lease.Commit + 1 }, actions, cancellation);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            return exception;
        }

        Volatile.Write(ref _lastCommit, _time.GetTimestamp());
        foreach (var write in writes)
        {
            if (write.Build is null)
            {
                _deletable.Remove(write.Key);
            }
            else if (RowKeys.ComesAndGoes(write.Key))
            {
                _deletable.Add(write.Key);
            }
        }

        return null;
    }

    /// <summary>Stores the batch, however long that takes. The same batch is sent again until its fate is known.</summary>
    private async Task<LeaseRow> SubmitAsync(LeaseRow next, List<TableTransactionAction> actions, CancellationToken cancellation)
    {
        for (var backoff = FirstBackoff; ; backoff = Min(backoff * 2, LongestBackoff))
        {
            // Each attempt says anew how long the lease lasts: storage may have been away for longer than that.
            var lease = next with { Expires = _time.GetUtcNow() + HubLease.Duration };
            try
            {
                var etag = await _table.SubmitAsync([new(TableTransactionActionType.UpdateReplace, lease.ToEntity(), _lease.ETag), .. actions], cancellation);
                _troubled(null);
                return lease with { ETag = etag };
            }
            catch (TableTransactionFailedException exception) when (exception is { Status: 404, FailedTransactionActionIndex: > 0 and var index }
                && actions[index - 1].ActionType == TableTransactionActionType.Delete)
            {
                // Somebody has tidied up already: what should be gone is gone.
                actions.RemoveAt(index - 1);
            }
            catch (RequestFailedException exception) when (exception.Status == 412)
            {
                // The pipeline repeats a request whose answer was lost, and the repetition meets our own first try here.
                var fate = await FateAsync(lease, cancellation);
                _troubled(null);
                return fate is { } applied ? lease with { ETag = applied } : throw new LeaseLostException("an unknown writer");
            }
            catch (Exception exception) when (IsAboutTheStorage(exception, cancellation))
            {
                _logger.LogWarning(exception, "The task hub's storage did not confirm a commit; it will be tried again.");
                _troubled("The storage does not answer: " + exception.Message);
                await Task.Delay(backoff, _time, cancellation);
                if (await TryFindFateAsync(lease, cancellation) is { } stored)
                {
                    _troubled(null);
                    return lease with { ETag = stored };
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

    // The request itself is what storage does not like, and it will not like it better the next time.
    private static bool IsRefusal(Exception exception) => exception is RequestFailedException { Status: 400 or 413 } or ArgumentException;

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
