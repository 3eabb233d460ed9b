using System.Collections.Frozen;
using CE4BIG.Domain.Banking;
using CE4BIG.Domain.Calendar;

namespace CE4BIG.Domain.Payments;

/// <summary>
/// Whose accounts a SEPA credit transfer reaches, by the country in the IBAN. Source: European Payments Council, EPC409-09, "EPC List of
/// SEPA Scheme Countries", with Albania, Montenegro (in since October 2025), Moldova, North Macedonia (since October 2025) and Serbia
/// (since May 2026). Of the countries that may visit, Armenia, Bosnia-Herzegovina, Kosovo, Türkiye and Ukraine are not in it.
/// </summary>
public static class SepaScope
{
    private static readonly FrozenSet<string> Countries = new[]
    {
        // The Union.
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",

        // The European Economic Area.
        "IS", "LI", "NO",

        // Beyond both.
        "AD", "AL", "CH", "GB", "GI", "MC", "MD", "ME", "MK", "RS", "SM", "VA",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a transfer reaches an account.</summary>
    public static bool Reaches(Iban account) => Countries.Contains(account.Country);

    /// <summary>A country as ISO 3166 writes it, which messages between banks use: GR for Greece.</summary>
    internal static string Iso(CountryCode country) => country.Value == "EL" ? "GR" : country.Value;
}
