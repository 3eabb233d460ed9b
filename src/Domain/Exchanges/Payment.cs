using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Exchanges;

/// <summary>One payment of an exchange: the lump sum, or the part of it that is paid before travel. A returned one stays on record.</summary>
public sealed record Payment
{
    /// <summary>Whether it is the part paid before travel.</summary>
    public bool IsAdvance { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>When finance ordered it.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>The address of who ordered it.</summary>
    public required string OrderedBy { get; init; }

    /// <summary>When the money moved; null until confirmed.</summary>
    public DateOnly? ValueDate { get; init; }

    /// <summary>The bank's reference; null until confirmed.</summary>
    public string? BankReference { get; init; }

    /// <summary>When finance entered that the money came back; null where it did not.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>Why it came back, as finance or the bank says; null where it did not.</summary>
    public string? ReturnReason { get; init; }

    /// <summary>Whether that stood in a statement of the bank, so that the payment was certainly sent.</summary>
    public bool IsReturnedByBank { get; init; }

    /// <summary>Whether the money has reached the visitor, as far as is known.</summary>
    public bool IsMade => ValueDate is not null && ReturnedAt is null;

    /// <summary>Whether it is ordered and neither confirmed nor returned.</summary>
    public bool IsUnderWay => ValueDate is null && ReturnedAt is null;
}
