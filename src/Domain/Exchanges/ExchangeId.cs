using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CE4BIG.Domain.Exchanges;

/// <summary>
/// The number of an exchange, "CX-" and eight characters of Crockford's base 32 (no I, L, O, U: it is read out on the phone).
/// Also its partition and its orchestration's instance id. The default value is no exchange's number.
/// </summary>
[JsonConverter(typeof(StoredTextJsonConverter<ExchangeId>))]
public readonly record struct ExchangeId : IStoredText<ExchangeId>
{
    private const string Prefix = "CX-";
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create(Alphabet);
    private const int RandomBytes = 8;

    private readonly string? _text;

    private ExchangeId(string text) => _text = text;

    /// <summary>The number; empty for the default value.</summary>
    public string Value => _text ?? string.Empty;

    /// <summary>How many random bytes <see cref="FromRandom"/> takes: one for each character.</summary>
    public static int RandomLength => RandomBytes;

    /// <summary>Makes a number of random bytes; the caller brings them, since the Domain has no randomness of its own.</summary>
    /// <exception cref="ArgumentException">Not exactly <see cref="RandomLength"/> bytes.</exception>
    public static ExchangeId FromRandom(ReadOnlySpan<byte> random)
    {
        if (random.Length != RandomBytes)
        {
            throw new ArgumentException($"Exactly {RandomBytes} random bytes make a number.", nameof(random));
        }

        Span<char> text = stackalloc char[Prefix.Length + RandomBytes];
        Prefix.CopyTo(text);
        for (var i = 0; i < RandomBytes; i++)
        {
            text[Prefix.Length + i] = Alphabet[random[i] % Alphabet.Length];
        }

        return new ExchangeId(new string(text));
    }

    /// <summary>Reads a number as people type it: any case, spaces around it. False where it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ExchangeId value)
    {
        value = default;
        var candidate = text?.Trim().ToUpperInvariant();
        if (candidate is null || candidate.Length != Prefix.Length + RandomBytes || !candidate.StartsWith(Prefix, StringComparison.Ordinal)
            || candidate.AsSpan(Prefix.Length).ContainsAnyExcept(Letters))
        {
            return false;
        }

        value = new ExchangeId(candidate);
        return true;
    }

    /// <summary>The number.</summary>
    public override string ToString() => Value;
}
