namespace Azure.Storage.Blobs.Models;

public class BlobProperties
{
    internal BlobProperties(Response response)
    {
        var headers = response.Headers;
        ContentLength = headers.ContentLengthLong ?? 0;
        ContentType = headers.ContentType;
        ContentDisposition = headers.Text("Content-Disposition");
        ContentLanguage = headers.Text("Content-Language");
        CacheControl = headers.Text("Cache-Control");
        ETag = headers.ETag ?? default;
        LastModified = headers.LastModified();
        CreatedOn = headers.Moment("x-ms-creation-time");
        Metadata = headers.Metadata();
    }

    public long ContentLength { get; }

    public string? ContentType { get; }

    public string? ContentDisposition { get; }

    public string? ContentLanguage { get; }

    public string? CacheControl { get; }

    public ETag ETag { get; }

    public DateTimeOffset LastModified { get; }

    public DateTimeOffset CreatedOn { get; }

    public IDictionary<string, string> Metadata { get; }
}
