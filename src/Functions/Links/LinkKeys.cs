using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CE4BIG.Functions.Settings;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Links;

/// <summary>
/// The one place where secrets of links and codes are made. They are message authentication codes under the app's key, so that
/// nothing stored lets anybody derive one, and none has to be stored (architecture §4).
/// </summary>
public sealed class LinkKeys(IOptions<LinkOptions> options)
{
    /// <summary>The longest secret that is looked at; anything longer is none of ours.</summary>
    public const int MaxLength = 200;

    private const int CodeDigits = 6;
    private const uint CodeCount = 1_000_000;

    private readonly byte[] _key = Convert.FromBase64String(options.Value.Key);

    /// <summary>The secret of a link that is bound to a purpose and these parts.</summary>
    public string Secret(LinkPurpose purpose, params ReadOnlySpan<string> parts) => Base64Url.EncodeToString(Mac(purpose.ToString(), parts));

    /// <summary>Whether a secret is the one of that purpose and these parts; takes the same time either way.</summary>
    public bool Verify(string? secret, LinkPurpose purpose, params ReadOnlySpan<string> parts) =>
        secret is { Length: > 0 and <= MaxLength }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Secret(purpose, parts)));

    /// <summary>The six digits that stand in the mail and not in the address.</summary>
    public string Code(LinkPurpose purpose, params ReadOnlySpan<string> parts)
    {
        var number = BitConverter.ToUInt64(Mac("Code|" + purpose, parts)) % CodeCount;
        return number.ToString(CultureInfo.InvariantCulture).PadLeft(CodeDigits, '0');
    }

    /// <summary>Random-looking bytes that only this app can derive from a name, such as an exchange's number from a form's id.</summary>
    public byte[] Derive(string purpose, string name) => Mac(purpose, [name]);

    private byte[] Mac(string purpose, ReadOnlySpan<string> parts)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        Append(mac, purpose);
        foreach (var part in parts)
        {
            Append(mac, part);
        }

        return mac.GetHashAndReset();
    }

    // Each part is preceded by its length, so that no two lists of parts read the same.
    private static void Append(IncrementalHash mac, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        mac.AppendData(BitConverter.GetBytes(bytes.Length));
        mac.AppendData(bytes);
    }
}
