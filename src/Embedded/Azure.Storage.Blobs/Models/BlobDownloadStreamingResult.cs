namespace Azure.Storage.Blobs.Models;

public sealed class BlobDownloadStreamingResult : IDisposable
{
    internal BlobDownloadStreamingResult(BlobDownloadDetails details, Stream content)
    {
        Details = details;
        Content = content;
    }

    public BlobDownloadDetails Details { get; }

    public Stream Content { get; }

    public void Dispose() => Content.Dispose();
}
