using System.Collections.Immutable;

namespace CE4BIG.Functions.Mail;

/// <summary>What became of the mails that waited.</summary>
/// <param name="Any">Whether there were any.</param>
/// <param name="RetryAfter">After how much real time to try again what the provider did not take; null where nothing waits any more.</param>
/// <param name="Refused">The addresses to which a mail was refused for good.</param>
public sealed record SendResult(bool Any, TimeSpan? RetryAfter, ImmutableArray<string> Refused)
{
    /// <summary>Nothing waited.</summary>
    public static SendResult Nothing { get; } = new(false, null, []);

    /// <summary>Whether some still wait, since the provider did not take them.</summary>
    public bool Pending => RetryAfter is not null;
}
