namespace Azure.Storage.Blobs.Models;

public class BlobContainerInfo
{
    internal BlobContainerInfo(Response response)
    {
        ETag = response.Headers.ETag ?? default;
        LastModified = response.Headers.LastModified();
    }

    public ETag ETag { get; }

    public DateTimeOffset LastModified { get; }
}
