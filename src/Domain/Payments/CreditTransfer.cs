using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Banking;

namespace CE4BIG.Domain.Payments;

/// <summary>One payment as the bank is told it; texts are in the limited set already.</summary>
/// <param name="Id">By what it comes back in the statement.</param>
/// <param name="Amount">How much, in euro.</param>
/// <param name="Creditor">In whose name the account stands.</param>
/// <param name="Address">Where they are; null where town or country is not known.</param>
/// <param name="Iban">The account as it was when the payment was ordered.</param>
/// <param name="Bic">Its bank; null where it is not known.</param>
/// <param name="Remittance">What the receiver reads.</param>
public sealed record CreditTransfer(EndToEndId Id, Money Amount, string Creditor, PostalAddress? Address, Iban Iban, Bic? Bic, string Remittance)
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 70;

    /// <summary>Characters of what the receiver reads.</summary>
    public const int LongestRemittance = 140;

    /// <summary>Characters of a town.</summary>
    public const int LongestTown = 35;

    /// <summary>The most that one transfer carries in SEPA.</summary>
    public static Money Largest { get; } = new(999_999_999_99);
}
