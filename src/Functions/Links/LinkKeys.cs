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

    // The present one first. What is made is made with it; what people hold may be of any (ADR-0004).
    private readonly byte[][] _keys = [.. options.Value.All.Select(Convert.FromBase64String)];

    /// <summary>The secret of a link that is bound to a purpose and these parts.</summary>
    public string Secret(LinkPurpose purpose, params ReadOnlySpan<string> parts) => Secret(_keys[0], purpose, parts);

    /// <summary>The secrets of that purpose and these parts under all keys, the present one first.</summary>
    public IEnumerable<string> Secrets(LinkPurpose purpose, params string[] parts) => _keys.Select(key => Secret(key, purpose, parts));

    /// <summary>Whether a secret is the one of that purpose and these parts, under any of the keys; takes the same time either way.</summary>
    public bool Verify(string? secret, LinkPurpose purpose, params ReadOnlySpan<string> parts)
    {
        if (secret is not { Length: > 0 and <= MaxLength })
        {
            return false;
        }

        var given = Encoding.UTF8.GetBytes(secret);
        var good = false;
        foreach (var key in _keys)
        {
            good |= CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Secret(key, purpose, parts)));
        }

        return good;
    }

    /// <summary>The six digits that stand in the mail and not in the address.</summary>
    public string Code(LinkPurpose purpose, params ReadOnlySpan<string> parts) => Code(_keys[0], purpose, parts);

    /// <summary>
    /// Whether a code is the one of that purpose and these parts, under any of the keys. Whoever comes by a page that was opened anew holds a
    /// new link and an old mail, so the code need not be of its link's key; wrong ones are counted as ever.
    /// </summary>
    public bool VerifyCode(string code, LinkPurpose purpose, params ReadOnlySpan<string> parts)
    {
        var good = false;
        foreach (var key in _keys)
        {
            good |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(Code(key, purpose, parts)));
        }

        return good;
    }

    /// <summary>
    /// Random-looking bytes that only this app can derive from a name, such as an exchange's number from a form's id. The oldest key makes them,
    /// so that a form that is open while keys change is the same form afterwards.
    /// </summary>
    public byte[] Derive(string purpose, string name) => Mac(_keys[^1], purpose, [name]);

    private static string Secret(byte[] key, LinkPurpose purpose, ReadOnlySpan<string> parts) => Base64Url.EncodeToString(Mac(key, purpose.ToString(), parts));

    private static string Code(byte[] key, LinkPurpose purpose, ReadOnlySpan<string> parts)
    {
        var number = BitConverter.ToUInt64(Mac(key, "Code|" + purpose, parts)) % CodeCount;
        return number.ToString(CultureInfo.InvariantCulture).PadLeft(CodeDigits, '0');
    }

    private static byte[] Mac(byte[] key, string purpose, ReadOnlySpan<string> parts)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
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
