namespace CE4BIG.Mailbox.Api;

/// <summary>A failure that a test asked for: the next <paramref name="Count"/> sends answer <paramref name="Status"/> and store nothing.</summary>
internal sealed record Failure(int Status, int Count, int? RetryAfter = null)
{
    public bool IsValid => Status is >= 400 and <= 599 && Count is >= 1 and <= 1_000_000 && RetryAfter is null or (>= 0 and <= 3600);
}
