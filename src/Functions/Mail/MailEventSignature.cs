using System.Security.Cryptography;
using System.Text;
using CE4BIG.Functions.Settings;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Mail;

/// <summary>Holds what says to come from SendGrid's Event Webhook against the key by which SendGrid signs: over the timestamp's text and the raw body.</summary>
public sealed class MailEventSignature(IOptions<MailOptions> options)
{
    /// <summary>The header with the signature: ECDSA, DER, base 64.</summary>
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";

    /// <summary>The header with the timestamp, whose text is signed before the body.</summary>
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    private const string P256 = "1.2.840.10045.3.1.7";

    // An ECDSA signature of this curve takes 72 bytes at most, and a timestamp a dozen characters.
    private const int LongestHeader = 128;

    /// <summary>Whether mails that come back are reported here at all.</summary>
    public bool IsExpected => !string.IsNullOrEmpty(options.Value.WebhookKey);

    /// <summary>Whether a key can be used: a SubjectPublicKeyInfo of the curve P-256, in base 64.</summary>
    public static bool IsKey(string key)
    {
        try
        {
            using var read = Read(key);
            return read.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256;
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether SendGrid signed exactly this.</summary>
    /// <param name="signature">What the header says; null where there is none.</param>
    /// <param name="timestamp">The same.</param>
    /// <param name="body">The body as it arrived.</param>
    public bool IsRight(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (signature is not { Length: > 0 and <= LongestHeader } || timestamp is not { Length: > 0 and <= LongestHeader })
        {
            return false;
        }

        var der = new byte[LongestHeader];
        if (!Convert.TryFromBase64String(signature, der, out var length))
        {
            return false;
        }

        // Read anew each time: the key is public and small, and an instance is not made to be shared between requests.
        using var key = Read(options.Value.WebhookKey!);
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        return key.VerifyData(signed, der.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static ECDsa Read(string key)
    {
        var read = ECDsa.Create();
        try
        {
            var bytes = Convert.FromBase64String(key);
            read.ImportSubjectPublicKeyInfo(bytes, out var length);
            return length == bytes.Length ? read : throw new CryptographicException("Something follows the key.");
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }
}
