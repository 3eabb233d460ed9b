using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Rest;
using Azure.Storage.Blobs.Specialized;

namespace Azure.Storage.Blobs;

public sealed class BlobClient : BlobBaseClient
{
    internal BlobClient(BlobRequests requests, string container, string name, string accountName)
        : base(requests, container, name, accountName)
    {
    }

    public Task<Response<BlobContentInfo>> UploadAsync(Stream content, bool overwrite = false, CancellationToken cancellationToken = default) =>
        UploadAsync(content, Overwriting(overwrite), cancellationToken);

    public async Task<Response<BlobContentInfo>> UploadAsync(Stream content, BlobUploadOptions? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var response = await new BlockUpload(Requests, Path).SendAsync(content, options ?? new BlobUploadOptions(), cancellationToken);
        return Response.FromValue(new BlobContentInfo(response), response);
    }

    public Task<Response<BlobContentInfo>> UploadAsync(BinaryData content, bool overwrite = false, CancellationToken cancellationToken = default) =>
        UploadAsync(content, Overwriting(overwrite), cancellationToken);

    public async Task<Response<BlobContentInfo>> UploadAsync(BinaryData content, BlobUploadOptions? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        await using var stream = content.ToStream();
        return await UploadAsync(stream, options, cancellationToken);
    }

    private static BlobUploadOptions Overwriting(bool overwrite) =>
        new() { Conditions = overwrite ? null : new BlobRequestConditions { IfNoneMatch = ETag.All } };
}
