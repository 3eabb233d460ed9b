using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Payments;

namespace CE4BIG.Functions.Payments;

/// <summary>What is kept of a payment file beside its payments: who made it when, and who took it back.</summary>
public sealed record PaymentFileRecord
{
    /// <summary>Its name.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The address of who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When the bank is to pay.</summary>
    public required DateOnly ExecutionDate { get; init; }

    /// <summary>The account of that day.</summary>
    public required PayingAccount Debtor { get; init; }

    /// <summary>Its payments.</summary>
    public required ImmutableArray<EndToEndId> Payments { get; init; }

    /// <summary>What they come to.</summary>
    public required Money Sum { get; init; }

    /// <summary>The file's SHA-256; whoever has the file can prove that it is this one.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When its payments were set free; null where they were not.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>The address of who set them free.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>Why.</summary>
    public string? ReleaseReason { get; init; }
}
