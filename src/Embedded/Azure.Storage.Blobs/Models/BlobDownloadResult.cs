namespace Azure.Storage.Blobs.Models;

public class BlobDownloadResult
{
    internal BlobDownloadResult(BlobDownloadDetails details, BinaryData content)
    {
        Details = details;
        Content = content;
    }

    public BlobDownloadDetails Details { get; }

    public BinaryData Content { get; }
}
