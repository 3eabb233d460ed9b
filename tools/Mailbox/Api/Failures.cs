namespace CE4BIG.Mailbox.Api;

/// <summary>Failures waiting to happen, so that a test can take the mail service away and bring it back.</summary>
internal sealed class Failures
{
    private readonly Lock _gate = new();
    private Failure? _failure;

    /// <summary>How many sends were refused on demand since the start.</summary>
    public int Refused { get; private set; }

    public int Left
    {
        get
        {
            lock (_gate)
            {
                return _failure?.Count ?? 0;
            }
        }
    }

    public void Set(Failure? failure)
    {
        lock (_gate)
        {
            _failure = failure;
        }
    }

    public Failure? Next()
    {
        lock (_gate)
        {
            if (_failure is not { } failure)
            {
                return null;
            }

            _failure = failure.Count > 1 ? failure with { Count = failure.Count - 1 } : null;
            Refused++;
            return failure;
        }
    }
}
