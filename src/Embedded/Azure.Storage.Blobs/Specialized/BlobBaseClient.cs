using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Rest;

namespace Azure.Storage.Blobs.Specialized;

public class BlobBaseClient
{
    private protected readonly BlobRequests Requests;
    private protected readonly string Path;

    internal BlobBaseClient(BlobRequests requests, string container, string name, string accountName)
    {
        Requests = requests;
        Path = BlobRequests.PathOf(container, name);
        BlobContainerName = container;
        Name = name;
        AccountName = accountName;
    }

    public string AccountName { get; }

    public string BlobContainerName { get; }

    public string Name { get; }

    public Uri Uri => Requests.UriOf(Path);

    public async Task<Response<BlobProperties>> GetPropertiesAsync(BlobRequestConditions? conditions = null, CancellationToken cancellationToken = default)
    {
        var response = await Requests.GetPropertiesAsync(Path, orMissing: false, conditions, cancellationToken);
        return Response.FromValue(new BlobProperties(response), response);
    }

    public async Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
    {
        var response = await Requests.GetPropertiesAsync(Path, orMissing: true, conditions: null, cancellationToken);
        return Response.FromValue(response.Status == 200, response);
    }

    public async Task<Response<bool>> DeleteIfExistsAsync(
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default)
    {
        var response = await Requests.DeleteAsync(Path, snapshotsOption, conditions, cancellationToken);
        return Response.FromValue(response.Status == 202, response);
    }

    public async Task<Response<BlobDownloadStreamingResult>> DownloadStreamingAsync(
        BlobDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (response, content) = await Requests.DownloadAsync(Path, options, cancellationToken);
        return Response.FromValue(new BlobDownloadStreamingResult(new BlobDownloadDetails(response), content), response);
    }

    public async Task<Response<BlobDownloadResult>> DownloadContentAsync(
        BlobDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (response, content) = await Requests.DownloadAsync(Path, options, cancellationToken);
        await using (content)
        {
            return Response.FromValue(
                new BlobDownloadResult(new BlobDownloadDetails(response), await BinaryData.FromStreamAsync(content, cancellationToken)), response);
        }
    }
}
