using System.Globalization;
using CE4BIG.Domain.Banking;

namespace CE4BIG.Domain.Applications;

/// <summary>Where the lump sum goes.</summary>
/// <param name="Iban">The account; prints masked.</param>
/// <param name="Bic">Its bank.</param>
/// <param name="Holder">In whose name it stands.</param>
public sealed record BankAccount(Iban Iban, Bic Bic, string Holder)
{
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreSymbols;

    /// <summary>Whether the holder reads like this name: letter case, accents, spaces and punctuation do not matter.</summary>
    public bool IsInTheNameOf(string name) => CultureInfo.InvariantCulture.CompareInfo.Compare(Holder, name, Loosely) == 0;
}
