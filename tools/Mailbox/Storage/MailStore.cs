namespace CE4BIG.Mailbox.Storage;

/// <summary>The mails in order of arrival, bounded in number and size, with a bell for those who wait for the next one.</summary>
public sealed class MailStore
{
    private const long LargestTotalSize = 512L * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly List<Mail> _mails = [];
    private readonly int _capacity;
    private readonly MailFolder? _folder;
    private TaskCompletionSource _bell = NewBell();
    private long _lastId;
    private long _size;

    public MailStore(int capacity, MailFolder? folder = null)
    {
        _capacity = capacity;
        _folder = folder;
        foreach (var mail in folder?.Load() ?? [])
        {
            _lastId = mail.Id;
            Keep(mail);
        }
    }

    /// <summary>Stores the mails of one request together, so that a reader sees all of them or none.</summary>
    public void Add(IEnumerable<Mail> mails)
    {
        ArgumentNullException.ThrowIfNull(mails);
        TaskCompletionSource bell;
        lock (_gate)
        {
            foreach (var mail in mails)
            {
                var numbered = mail with { Id = ++_lastId };
                _folder?.Save(numbered);
                Keep(numbered);
            }

            (bell, _bell) = (_bell, NewBell());
        }

        bell.SetResult();
    }

    /// <summary>
    /// Mails newer than <paramref name="after"/>, newest first. Where there are more than <paramref name="limit"/>, a reader who
    /// passes <paramref name="after"/> gets the oldest of them, so that going on from the newest one skips nothing;
    /// one who does not gets the newest.
    /// </summary>
    public IReadOnlyList<Mail> Find(string? to, long? after, int limit)
    {
        lock (_gate)
        {
            return FindLocked(to, after, limit);
        }
    }

    /// <summary>As <see cref="Find"/>, but where there is nothing yet, waits for something that fits, at most <paramref name="wait"/>.</summary>
    public async Task<IReadOnlyList<Mail>> FindAsync(
        string? to, long? after, int limit, TimeSpan wait, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(time);
        var started = time.GetTimestamp();
        while (true)
        {
            Task bell;
            List<Mail> found;
            lock (_gate)
            {
                bell = _bell.Task;
                found = FindLocked(to, after, limit);
            }

            var left = wait - time.GetElapsedTime(started);
            if (found.Count > 0 || left <= TimeSpan.Zero)
            {
                return found;
            }

            try
            {
                await bell.WaitAsync(left, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return [];
            }
        }
    }

    public Mail? Get(long id)
    {
        lock (_gate)
        {
            return _mails.Find(m => m.Id == id);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _mails.Clear();
            _size = 0;
            _folder?.Clear();
        }
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private List<Mail> FindLocked(string? to, long? after, int limit)
    {
        var found = new List<Mail>();
        for (var i = _mails.Count - 1; i >= 0 && (after is null ? found.Count < limit : _mails[i].Id > after); i--)
        {
            if (to is null || string.Equals(_mails[i].To, to, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(_mails[i]);
            }
        }

        return found.Count > limit ? found[^limit..] : found;
    }

    private void Keep(Mail mail)
    {
        _mails.Add(mail);
        _size += mail.Size;
        var leaving = 0;
        while (_mails.Count - leaving > _capacity || (_size > LargestTotalSize && leaving < _mails.Count - 1))
        {
            _size -= _mails[leaving].Size;
            _folder?.Remove(_mails[leaving]);
            leaving++;
        }

        _mails.RemoveRange(0, leaving);
    }
}
