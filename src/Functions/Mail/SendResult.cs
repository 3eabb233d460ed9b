namespace CE4BIG.Functions.Mail;

/// <summary>What became of the mails that waited.</summary>
/// <param name="Any">Whether there were any.</param>
/// <param name="RetryAfter">After how much real time to try again what the provider did not take; null where nothing waits any more.</param>
public readonly record struct SendResult(bool Any, TimeSpan? RetryAfter)
{
    /// <summary>Whether some still wait, since the provider did not take them.</summary>
    public bool Pending => RetryAfter is not null;
}
