namespace CE4BIG.Season;

/// <summary>An exchange cannot go on as planned: the message says what stands in the way. It counts as failed.</summary>
internal sealed class UnplayableException : Exception
{
    public UnplayableException(string message)
        : base(message)
    {
    }

    public UnplayableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public UnplayableException()
    {
    }
}
