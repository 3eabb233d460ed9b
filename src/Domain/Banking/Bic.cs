using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CE4BIG.Domain.Banking;

/// <summary>A bank's identifier (ISO 9362): four letters of the bank, two of its country, two of its place, and perhaps three of the branch.</summary>
[JsonConverter(typeof(StoredTextJsonConverter<Bic>))]
public readonly record struct Bic : IStoredText<Bic>
{
    private const int BankAndCountry = 6;
    private const int ShortLength = 8;
    private const int LongLength = 11;

    private readonly string? _value;

    private Bic(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <summary>The country where the bank is.</summary>
    public string Country => Value.Length == 0 ? "" : Value[4..6];

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Bic value)
    {
        var compact = BankText.Compact(text);
        var ok = compact is { Length: ShortLength or LongLength }
            && compact[..BankAndCountry].All(char.IsAsciiLetter)
            && compact.All(char.IsAsciiLetterOrDigit);
        value = ok ? new Bic(compact) : default;
        return ok;
    }

    /// <summary>The identifier; a bank is no secret.</summary>
    public override string ToString() => Value;
}
