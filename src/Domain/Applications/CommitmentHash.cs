using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace CE4BIG.Domain.Applications;

/// <summary>What a signature on the Commitment to Quality binds: goals, objectives, dates, host, agenda, and whether anybody travels (domain: The lifecycle).</summary>
[JsonConverter(typeof(StoredTextJsonConverter<CommitmentHash>))]
public readonly record struct CommitmentHash : IStoredText<CommitmentHash>
{
    // Part of what is hashed: a later form of the commitment can never equal an earlier one.
    private const string Form = "ce4big-commitment/2";
    private const int HexLength = 64;

    private readonly string? _value;

    private CommitmentHash(string value) => _value = value;

    /// <summary>SHA-256 as 64 small hexadecimal digits.</summary>
    public string Value => _value ?? "";

    /// <summary>The hash of what the application commits to.</summary>
    /// <remarks>
    /// The host's person is part of the host: otherwise a visitor could, in a correction, put themselves in the place of the person who
    /// certifies the visit, and the confirmation given by the former one would stand.
    /// </remarks>
    public static CommitmentHash Of(Application application)
    {
        ArgumentNullException.ThrowIfNull(application);
        string[] parts =
        [
            Form,
            application.Goals,
            application.Objectives,
            Iso(application.Visit.Start),
            Iso(application.Visit.End),
            application.Visit.IsVirtual ? "virtual" : "on-site",
            application.Host.Organisation,
            Programmes.Codes.Of(application.Host.Kind),
            application.Host.Country.Value,
            application.Host.ClusterId,
            application.HostContact.Name,
            EmailAddress.Canonical(application.HostContact.Email),
            application.Agenda,
        ];

        // Each part is preceded by its length, so that no text can be moved from one part to the next without being noticed.
        var canonical = new StringBuilder();
        foreach (var part in parts)
            canonical.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(part)}:").Append(part);

        return new CommitmentHash(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString()))));
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

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
