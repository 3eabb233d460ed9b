using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CE4BIG.Domain.Applications.Drafts;

/// <summary>The name of a draft in addresses: 32 hexadecimal digits. It lets nobody in by itself. The default value is no draft's name.</summary>
[JsonConverter(typeof(StoredTextJsonConverter<DraftId>))]
public readonly record struct DraftId : IStoredText<DraftId>
{
    private const int RandomBytes = 16;
    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("0123456789abcdef");

    private readonly string? _text;

    private DraftId(string text) => _text = text;

    /// <summary>The name; empty for the default value.</summary>
    public string Value => _text ?? string.Empty;

    /// <summary>How many random bytes <see cref="FromRandom"/> takes.</summary>
    public static int RandomLength => RandomBytes;

    /// <summary>Makes a name of random bytes; the caller brings them, since the Domain has no randomness of its own.</summary>
    /// <exception cref="ArgumentException">Not exactly <see cref="RandomLength"/> bytes.</exception>
    public static DraftId FromRandom(ReadOnlySpan<byte> random) => random.Length == RandomBytes
        ? new DraftId(Convert.ToHexStringLower(random))
        : throw new ArgumentException($"Exactly {RandomBytes} random bytes make a draft's name.", nameof(random));

    /// <summary>Reads a name. False where it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DraftId value)
    {
        var known = text is { Length: RandomBytes * 2 } && !text.AsSpan().ContainsAnyExcept(Digits);
        value = known ? new DraftId(text!) : default;
        return known;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Value;
}
