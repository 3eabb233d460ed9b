namespace Azure.Storage.Blobs.Models;

public class BlobContentInfo
{
    internal BlobContentInfo(Response response)
    {
        ETag = response.Headers.ETag ?? default;
        LastModified = response.Headers.LastModified();
    }

    public ETag ETag { get; }

    public DateTimeOffset LastModified { get; }
}
