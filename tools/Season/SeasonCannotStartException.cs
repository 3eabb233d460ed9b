namespace CE4BIG.Season;

/// <summary>The season cannot be played at all; the message says why and what to do.</summary>
public sealed class SeasonCannotStartException : Exception
{
    public SeasonCannotStartException(string message)
        : base(message)
    {
    }

    public SeasonCannotStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SeasonCannotStartException()
    {
    }
}
