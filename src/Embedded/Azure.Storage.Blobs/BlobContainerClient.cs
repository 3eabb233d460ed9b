using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Rest;
using CE4BIG.Embedded.Storage;

namespace Azure.Storage.Blobs;

public sealed class BlobContainerClient
{
    private readonly BlobRequests _requests;
    private readonly string _path;

    internal BlobContainerClient(BlobRequests requests, string name, string accountName)
    {
        _requests = requests;
        _path = BlobRequests.PathOf(name);
        Name = name;
        AccountName = accountName;
    }

    public string AccountName { get; }

    public string Name { get; }

    public Uri Uri => _requests.UriOf(_path);

    public BlobClient GetBlobClient(string blobName) => new(_requests, Name, blobName, AccountName);

    /// <returns>Null where the container is there already, as the original.</returns>
    public async Task<Response<BlobContainerInfo>?> CreateIfNotExistsAsync(
        PublicAccessType publicAccessType = PublicAccessType.None,
        IDictionary<string, string>? metadata = null,
        BlobContainerEncryptionScopeOptions? encryptionScopeOptions = null,
        CancellationToken cancellationToken = default)
    {
        var response = await _requests.CreateContainerAsync(_path, publicAccessType, metadata, cancellationToken);
        if (response.Status == 201)
        {
            return Response.FromValue(new BlobContainerInfo(response), response);
        }

        // A container that is being deleted conflicts as well, and is not there.
        var failure = new RequestFailedException(response);
        return BlobErrorCode.ContainerAlreadyExists == (failure.ErrorCode ?? string.Empty) ? null : throw failure;
    }

    public async Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
    {
        var response = await _requests.ContainerExistsAsync(_path, cancellationToken);
        return Response.FromValue(response.Status == 200, response);
    }

    public Task<Response<bool>> DeleteBlobIfExistsAsync(
        string blobName,
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default) =>
        GetBlobClient(blobName).DeleteIfExistsAsync(snapshotsOption, conditions, cancellationToken);

    public AsyncPageable<BlobItem> GetBlobsAsync(
        BlobTraits traits = BlobTraits.None,
        BlobStates states = BlobStates.None,
        string? prefix = null,
        CancellationToken cancellationToken = default) =>
        new Pages<BlobItem>(
            async (marker, pageSize, cancel) =>
            {
                var response = await _requests.ListAsync(_path, traits.HasFlag(BlobTraits.Metadata), prefix, marker, pageSize, cancel);
                var (blobs, next) = BlobXml.ReadList(response.ContentStream!);
                return Page<BlobItem>.FromValues(blobs, next, response);
            },
            maxPerPage: null,
            cancellationToken);
}
