using CE4BIG.Domain.Banking;

namespace CE4BIG.Domain.Payments;

/// <summary>The account from which a cluster pays its members.</summary>
/// <param name="Name">In whose name it stands.</param>
/// <param name="Iban">Its number; prints masked.</param>
/// <param name="Bic">Its bank; null where the bank finds itself by the number.</param>
/// <param name="Address">Where its holder is.</param>
public sealed record PayingAccount(string Name, Iban Iban, Bic? Bic, PostalAddress Address);
