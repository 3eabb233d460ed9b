using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CE4BIG.Domain.Calendar;

namespace CE4BIG.Domain.Banking;

/// <summary>An account number (ISO 13616). Printing it masks it; only finance's page asks for <see cref="Value"/> or <see cref="Grouped"/>.</summary>
[JsonConverter(typeof(StoredTextJsonConverter<Iban>))]
public readonly record struct Iban : IStoredText<Iban>
{
    private const int GroupLength = 4;

    // The registry's lengths for the countries of SEPA and those a visitor may come from. Armenia takes part but issues no IBAN.
    private static readonly FrozenDictionary<string, int> Lengths = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["AD"] = 24,
        ["AL"] = 28,
        ["AT"] = 20,
        ["BA"] = 20,
        ["BE"] = 16,
        ["BG"] = 22,
        ["CH"] = 21,
        ["CY"] = 28,
        ["CZ"] = 24,
        ["DE"] = 22,
        ["DK"] = 18,
        ["EE"] = 20,
        ["ES"] = 24,
        ["FI"] = 18,
        ["FR"] = 27,
        ["GB"] = 22,
        ["GI"] = 23,
        ["GR"] = 27,
        ["HR"] = 21,
        ["HU"] = 28,
        ["IE"] = 22,
        ["IS"] = 26,
        ["IT"] = 27,
        ["LI"] = 21,
        ["LT"] = 20,
        ["LU"] = 20,
        ["LV"] = 21,
        ["MC"] = 27,
        ["MD"] = 24,
        ["ME"] = 22,
        ["MK"] = 19,
        ["MT"] = 31,
        ["NL"] = 18,
        ["NO"] = 15,
        ["PL"] = 28,
        ["PT"] = 25,
        ["RO"] = 24,
        ["RS"] = 22,
        ["SE"] = 24,
        ["SI"] = 19,
        ["SK"] = 24,
        ["SM"] = 27,
        ["TR"] = 26,
        ["UA"] = 29,
        ["VA"] = 22,
        ["XK"] = 20,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly string? _value;

    private Iban(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <summary>The registry's code of the country that issued it (GR for Greece).</summary>
    public string Country => Value.Length == 0 ? "" : Value[..2];

    /// <summary>The full number in groups of four, as people compare it by eye.</summary>
    public string Grouped => string.Join(' ', Value.Chunk(GroupLength).Select(group => new string(group)));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Iban value)
    {
        var compact = BankText.Compact(text);
        var ok = compact.Length > GroupLength
            && Lengths.TryGetValue(compact[..2], out var length)
            && compact.Length == length
            && compact.All(char.IsAsciiLetterOrDigit)
            && char.IsAsciiDigit(compact[2])
            && char.IsAsciiDigit(compact[3])
            && Remainder(compact) == 1;
        value = ok ? new Iban(compact) : default;
        return ok;
    }

    /// <summary>How an IBAN of a country begins and how many characters it has, for a hint; null for a country that issues none or is outside the scheme.</summary>
    public static (string Prefix, int Length)? FormOf(CountryCode country)
    {
        // Greece is EL in the Union's tables and GR in the registry's.
        var prefix = country.Value == "EL" ? "GR" : country.Value;
        return Lengths.TryGetValue(prefix, out var length) ? (prefix, length) : null;
    }

    /// <summary>Enough to recognise the account, too little to use it: <c>PL61 •••• 2874</c>.</summary>
    public override string ToString() => Value.Length == 0 ? "" : $"{Value[..GroupLength]} •••• {Value[^GroupLength..]}";

    /// <summary>The number, its first four characters moved to the end and letters read as 10 to 35, modulo 97 (ISO 7064).</summary>
    private static int Remainder(string iban)
    {
        var remainder = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var character = iban[(i + GroupLength) % iban.Length];
            remainder = char.IsAsciiDigit(character)
                ? ((remainder * 10) + character - '0') % 97
                : ((remainder * 100) + character - 'A' + 10) % 97;
        }

        return remainder;
    }
}
