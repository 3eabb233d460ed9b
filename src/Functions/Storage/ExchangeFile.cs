using System.Collections.Immutable;
using Azure;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Storage;

/// <summary>An exchange as its partition holds it.</summary>
/// <param name="State">Everything known of it.</param>
/// <param name="ETag">The version that a change must still find.</param>
/// <param name="Audit">The audit trail, in order.</param>
/// <param name="Mails">The outbox, in the order of its keys.</param>
/// <param name="Versions">The application's earlier versions, oldest first; the present one is the state's.</param>
public sealed record ExchangeFile(
    ExchangeState State, ETag ETag, ImmutableArray<AuditEntry> Audit, ImmutableArray<OutboxMail> Mails, ImmutableArray<Application> Versions)
{
    /// <summary>The hash of the trail's last row, as it stands with the state.</summary>
    public string? Head { get; init; }

    /// <summary>The span that moved it last (<see cref="Telemetry.DeskTracing.Current"/>); null where none was recorded.</summary>
    public string? Trace { get; init; }
}
