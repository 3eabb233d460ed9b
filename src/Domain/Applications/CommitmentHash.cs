using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CE4BIG.Domain.Applications;

/// <summary>What a signature on the Commitment to Quality binds: goals, objectives, dates, host and agenda (domain: The lifecycle).</summary>
[JsonConverter(typeof(StoredTextJsonConverter<CommitmentHash>))]
public readonly record struct CommitmentHash : IStoredText<CommitmentHash>
{
    private const int HexLength = 64;
    private readonly string? _value;

    private CommitmentHash(string value) => _value = value;

    /// <summary>SHA-256 as 64 small hexadecimal digits.</summary>
    public string Value => _value ?? "";

    /// <summary>The hash of what the application commits to.</summary>
    public static CommitmentHash Of(Application application)
    {
        ArgumentNullException.ThrowIfNull(application);
        throw new NotSupportedException("Follows within minutes.");
    }

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out CommitmentHash value)
    {
        var ok = text is { Length: HexLength } && text.All(char.IsAsciiHexDigitLower);
        value = ok ? new CommitmentHash(text!) : default;
        return ok;
    }

    /// <summary>The 64 digits.</summary>
    public override string ToString() => Value;
}
