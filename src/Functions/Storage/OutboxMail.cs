using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Storage;

/// <summary>A mail as it stands in the outbox (architecture §5).</summary>
/// <param name="Notice">What is told to whom.</param>
/// <param name="CreatedAt">When the event happened that caused it, in programme time.</param>
/// <param name="SentAt">When the provider took it; null while it waits.</param>
/// <param name="ProviderId">The provider's id, or why none was needed.</param>
public sealed record OutboxMail(Notice Notice, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, string? ProviderId)
{
    /// <summary>The span that caused it (<see cref="Telemetry.DeskTracing.Current"/>); null where none was recorded.</summary>
    public string? Trace { get; init; }
}
