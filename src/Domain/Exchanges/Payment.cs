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

    /// <summary>When the money moved back; null where it did not, or where nobody said.</summary>
    public DateOnly? ReturnValueDate { get; init; }

    /// <summary>The bank's reference of the booking by which it came back; null where there is none.</summary>
    public string? ReturnReference { get; init; }

    /// <summary>Whether the money has reached the visitor, as far as is known.</summary>
    public bool IsMade => ValueDate is not null && ReturnedAt is null;

    /// <summary>Whether it is ordered and neither confirmed nor returned.</summary>
    public bool IsUnderWay => ValueDate is null && ReturnedAt is null;

    /// <summary>Whether the bank had it, so that the file it was in must never be taken back: it was booked, whatever came of it, or sent back.</summary>
    public bool WasSent => ValueDate is not null || IsReturnedByBank;

    /// <summary>
    /// Whether a booking is the one by which it was marked as paid: another kind of statement may tell another date or another reference of
    /// it, but not both.
    /// </summary>
    public bool IsBookedBy(DateOnly valueDate, string bankReference) => ValueDate is { } known && (known == valueDate || BankReference == bankReference);
}
