using System.Security.Cryptography;
using System.Text;

namespace CE4BIG.Embedded.Storage;

/// <summary>A storage account's shared key. Signs, and never shows itself.</summary>
internal sealed class AccountKey(string accountName, byte[] key)
{
    public string AccountName { get; } = accountName;

    /// <summary>The base64 HMAC-SHA256 that the service expects after "SharedKey account:".</summary>
    public string Sign(string stringToSign)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign), hash);
        return Convert.ToBase64String(hash);
    }

    public override string ToString() => AccountName;
}
