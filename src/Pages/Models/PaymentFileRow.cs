using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Models;

/// <summary>A payment file that was made.</summary>
public sealed record PaymentFileRow
{
    /// <summary>Its name, which the bank sees too.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When the bank is to pay.</summary>
    public required DateOnly ExecutionDate { get; init; }

    /// <summary>How many payments it holds.</summary>
    public required int Count { get; init; }

    /// <summary>What they come to.</summary>
    public required Money Sum { get; init; }

    /// <summary>The file's SHA-256, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When its payments were set free again; null where they were not.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>Who set them free.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}
