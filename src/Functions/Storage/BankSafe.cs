using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using CE4BIG.Functions.Settings;
using Microsoft.Extensions.Options;

namespace CE4BIG.Functions.Storage;

/// <summary>
/// Encrypts bank data where they are stored (AES-256-GCM), each under the name of what it belongs to, so that nobody can move one
/// exchange's account into another's row. What is encrypted names its key, so that keys can be changed (ADR-0008).
/// </summary>
public sealed class BankSafe
{
    private const string Form = "b1";
    private const char Separator = '.';
    private const int KeyIdLength = 8;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly FrozenDictionary<string, byte[]> _keys;

    /// <summary>Takes the keys from the settings, which were validated when the app started.</summary>
    public BankSafe(IOptions<BankDataOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var keys = options.Value.All.Select(Convert.FromBase64String).ToList();
        KeyId = IdOf(keys[0]);
        _keys = keys.DistinctBy(IdOf, StringComparer.Ordinal).ToFrozenDictionary(IdOf, StringComparer.Ordinal);
    }

    /// <summary>Names the present key; tells nothing about it.</summary>
    public string KeyId { get; }

    /// <summary>Whether there are keys from before, under which something may still be encrypted.</summary>
    public bool HasPreviousKeys => _keys.Count > 1;

    /// <summary>Encrypts a text with the present key.</summary>
    /// <param name="owner">What it belongs to: an exchange's number, or a draft's name.</param>
    /// <param name="text">What nobody is to read in storage.</param>
    public string Lock(string owner, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(Nonce(box));
        using var aes = new AesGcm(_keys[KeyId], TagLength);
        aes.Encrypt(Nonce(box), plain, Cipher(box), Tag(box), Encoding.UTF8.GetBytes(owner));
        return string.Join(Separator, Form, KeyId, Base64Url.EncodeToString(box));
    }

    /// <summary>Decrypts what <see cref="Lock"/> made, whichever key it was.</summary>
    /// <exception cref="CryptographicException">The key is not among the settings, or it is not what was stored for this owner.</exception>
    public string Unlock(string owner, string locked)
    {
        ArgumentNullException.ThrowIfNull(locked);
        if (locked.Split(Separator) is not [Form, var id, var text] || !_keys.TryGetValue(id, out var key))
        {
            throw new CryptographicException($"The bank data of {owner} are encrypted with a key that is not among BankData:Key and BankData:PreviousKeys.");
        }

        var box = Base64Url.DecodeFromChars(text);
        if (box.Length < NonceLength + TagLength)
        {
            throw new CryptographicException($"The bank data of {owner} are cut off.");
        }

        var plain = new byte[Cipher(box).Length];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(Nonce(box), Cipher(box), Tag(box), plain, Encoding.UTF8.GetBytes(owner));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Whether something was encrypted with a key from before.</summary>
    public bool IsOld(string locked)
    {
        ArgumentNullException.ThrowIfNull(locked);
        return locked.Split(Separator) is not [Form, var id, _] || id != KeyId;
    }

    private static Span<byte> Nonce(byte[] box) => box.AsSpan(0, NonceLength);

    private static Span<byte> Tag(byte[] box) => box.AsSpan(NonceLength, TagLength);

    private static Span<byte> Cipher(byte[] box) => box.AsSpan(NonceLength + TagLength);

    private static string IdOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key))[..KeyIdLength];
}
