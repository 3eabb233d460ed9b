using System.Buffers.Binary;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs.Rest;

/// <summary>Sends a stream of any length with one block of it in memory: a small one in a single request, a longer one block by block.</summary>
internal sealed class BlockUpload(BlobRequests requests, string path)
{
    public const int BlockSize = 4 * 1024 * 1024;

    public async Task<Response> SendAsync(Stream content, BlobUploadOptions options, CancellationToken cancellationToken)
    {
        // A buffer that is not filled shows that the stream has ended; so it has room for one byte more than a known length.
        var buffer = new byte[content.CanSeek ? Math.Min(content.Length - content.Position + 1, BlockSize) : BlockSize];
        var filled = await FillAsync(content, buffer, cancellationToken);
        if (filled < buffer.Length)
        {
            return await requests.PutAsync(path, buffer.AsMemory(0, filled), options, cancellationToken);
        }

        // Blocks become visible all at once with the list, so an upload that breaks off leaves the old blob, or none.
        var upload = Guid.NewGuid();
        var blocks = new List<string>();
        while (filled > 0)
        {
            var id = BlockId(upload, blocks.Count);
            await requests.PutBlockAsync(path, id, buffer.AsMemory(0, filled), cancellationToken);
            blocks.Add(id);
            filled = await FillAsync(content, buffer, cancellationToken);
        }

        return await requests.PutBlockListAsync(path, blocks, options, cancellationToken);
    }

    private static ValueTask<int> FillAsync(Stream content, byte[] buffer, CancellationToken cancellationToken) =>
        content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);

    // All of one length, as the service asks, and different for two uploads of one blob at the same time.
    private static string BlockId(Guid upload, int index)
    {
        Span<byte> id = stackalloc byte[20];
        upload.TryWriteBytes(id);
        BinaryPrimitives.WriteInt32BigEndian(id[16..], index);
        return Convert.ToBase64String(id);
    }
}
