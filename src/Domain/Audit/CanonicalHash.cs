using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CE4BIG.Domain.Audit;

/// <summary>
/// SHA-256 over a list of parts, each preceded by its length, so that no two lists read the same; a part that is missing differs from
/// an empty one. The first part names what is hashed, so that a hash of one thing never passes for another's.
/// </summary>
internal static class CanonicalHash
{
    private const int Missing = -1;

    /// <summary>The hash as small hexadecimal digits.</summary>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, part is null ? Missing : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
