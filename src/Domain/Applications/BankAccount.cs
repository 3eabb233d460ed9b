using CE4BIG.Domain.Banking;

namespace CE4BIG.Domain.Applications;

/// <summary>Where the lump sum goes.</summary>
/// <param name="Iban">The account; prints masked.</param>
/// <param name="Bic">Its bank.</param>
/// <param name="Holder">In whose name it stands.</param>
public sealed record BankAccount(Iban Iban, Bic Bic, string Holder);
