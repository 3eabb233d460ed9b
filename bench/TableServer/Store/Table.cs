namespace CE4BIG.TableServer.Store;

/// <summary>
/// One table as the service keeps it: partitions in order, rows in order within each. A point read and a range of keys cost what they
/// return; whatever else a filter asks for is compared row by row within the range.
/// </summary>
internal sealed class Table : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly KeyList<KeyList<Row>> _partitions = new();
    private DateTime _last;

    public Row? Find(string partition, string key)
    {
        _lock.EnterReadLock();
        try
        {
            return _partitions.Find(partition)?.Find(key);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    public Found Find(Query query)
    {
        var range = KeyRange.Of(query.Filter);
        var rows = new List<Row>();
        _lock.EnterReadLock();
        try
        {
            foreach (var row in Read(range, query.FromPartition, query.FromRow ?? string.Empty))
            {
                if (query.Filter?.Matches(row) == false)
                {
                    continue;
                }

                if (rows.Count == query.Top)
                {
                    return new Found(rows, row);
                }

                rows.Add(row);
            }

            return new Found(rows, null);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>Makes the writes together, or none of them. No row may occur twice.</summary>
    public Written Apply(IReadOnlyList<Write> writes)
    {
        _lock.EnterWriteLock();
        try
        {
            var rows = new Row?[writes.Count];
            for (var i = 0; i < writes.Count; i++)
            {
                var (row, error) = Next(writes[i], _partitions.Find(writes[i].Partition)?.Find(writes[i].Key));
                if (error is not null)
                {
                    return new Written([], error, i);
                }

                rows[i] = row;
            }

            for (var i = 0; i < writes.Count; i++)
            {
                Store(writes[i], rows[i]);
            }

            return new Written(rows, null, 0);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    public void Dispose() => _lock.Dispose();

    private IEnumerable<Row> Read(KeyRange range, string? fromPartition, string fromRow)
    {
        var first = fromPartition is not null && string.CompareOrdinal(fromPartition, range.FirstPartition) > 0 ? fromPartition : range.FirstPartition;
        for (var i = _partitions.From(first); i < _partitions.Count && !IsBehind(_partitions.KeyAt(i), range.LastPartition); i++)
        {
            var partition = _partitions.At(i);
            var start = _partitions.KeyAt(i) == fromPartition && string.CompareOrdinal(fromRow, range.FirstRow) > 0 ? fromRow : range.FirstRow;
            for (var j = partition.From(start); j < partition.Count && !IsBehind(partition.KeyAt(j), range.LastRow); j++)
            {
                yield return partition.At(j);
            }
        }
    }

    private static bool IsBehind(string key, string? last) => last is not null && string.CompareOrdinal(key, last) > 0;

    private (Row? Row, ServiceError? Error) Next(Write write, Row? present)
    {
        if (write.Kind == WriteKind.Insert && present is not null)
        {
            return (null, ServiceError.EntityAlreadyExists);
        }

        if (write.IfMatch is not null && present is null)
        {
            return (null, ServiceError.ResourceNotFound);
        }

        if (write.IfMatch is not (null or "*") && write.IfMatch != present!.ETag)
        {
            return (null, ServiceError.ConditionNotMet);
        }

        return (write.Kind, present) switch
        {
            (WriteKind.Delete, _) => (null, null),
            (WriteKind.Merge, not null) => (New(write, RowJson.Merge(present.Properties, write.Properties)), null),
            _ => (New(write, write.Properties), null),
        };
    }

    private Row New(Write write, byte[] properties)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        _last = now > _last ? now : _last.AddTicks(1);
        return new Row(write.Partition, write.Key, _last, properties);
    }

    private void Store(Write write, Row? row)
    {
        var partition = _partitions.Find(write.Partition);
        if (row is not null)
        {
            if (partition is null)
            {
                _partitions.Set(write.Partition, partition = new KeyList<Row>());
            }

            partition.Set(write.Key, row);
            return;
        }

        partition?.Remove(write.Key);
        if (partition?.Count == 0)
        {
            _partitions.Remove(write.Partition);
        }
    }
}
