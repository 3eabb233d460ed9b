using System.Security.Cryptography;

namespace CE4BIG.Backup;

/// <summary>Writes on, and knows how much it was and its SHA-256.</summary>
internal sealed class SealedStream(Stream inner) : IAsyncDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many bytes it were.</summary>
    public long Bytes { get; private set; }

    /// <summary>The SHA-256 of what was written.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Writes.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _hash.AppendData(bytes.Span);
        Bytes += bytes.Length;
        await inner.WriteAsync(bytes, cancellationToken);
    }

    /// <summary>Writes all that can be read.</summary>
    public async Task CopyAsync(Stream source, CancellationToken cancellationToken)
    {
        var buffer = new byte[81_920];
        while (await source.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            await WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await inner.DisposeAsync();
    }
}
