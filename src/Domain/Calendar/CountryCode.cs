using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CE4BIG.Domain.Calendar;

/// <summary>A country as the Union writes it: ISO 3166 alpha-2, but EL for Greece, and XK for Kosovo. Which countries take part is programme data.</summary>
[JsonConverter(typeof(StoredTextJsonConverter<CountryCode>))]
public readonly record struct CountryCode : IStoredText<CountryCode>
{
    private readonly string? _value;

    private CountryCode(string value) => _value = value;

    /// <summary>Two capital letters; ZZ (unknown) for a default value.</summary>
    public string Value => _value ?? "ZZ";

    /// <summary>Reads a code that is known to be right, such as a constant.</summary>
    /// <exception cref="FormatException">It is not two letters.</exception>
    public static CountryCode Parse(string text)
        => TryParse(text, out var code) ? code : throw new FormatException("A country code is two letters.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out CountryCode value)
    {
        value = default;
        var trimmed = text?.Trim();
        if (trimmed is not { Length: 2 } || !trimmed.All(char.IsAsciiLetter))
            return false;

        // GR is what people type and what IBANs carry; the Union's tables say EL.
        var upper = trimmed.ToUpperInvariant();
        value = new CountryCode(upper == "GR" ? "EL" : upper);
        return true;
    }

    /// <summary>The two letters.</summary>
    public override string ToString() => Value;
}
