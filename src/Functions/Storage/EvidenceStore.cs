using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Storage;

/// <summary>The files that prove an exchange, in blob storage: <c>evidence/{exchange}/{file}</c>.</summary>
public sealed class EvidenceStore(BlobServiceClient blobs)
{
    private const string Container = "evidence";

    private volatile bool _created;

    /// <summary>Stores one file. Nothing points to it until the report that names it is stored.</summary>
    public async Task WriteAsync(ExchangeId exchange, EvidenceFile file, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var container = blobs.GetBlobContainerClient(Container);
        if (!_created)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            _created = true;
        }

        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = file.ContentType },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["sha256"] = file.Sha256, ["item"] = file.Item },
        };
        await container.GetBlobClient(Name(exchange, file.Id)).UploadAsync(content, options, cancellationToken);
    }

    /// <summary>Opens one file for reading.</summary>
    public async Task<Stream> ReadAsync(ExchangeId exchange, string file, CancellationToken cancellationToken)
    {
        var download = await blobs.GetBlobContainerClient(Container).GetBlobClient(Name(exchange, file)).DownloadStreamingAsync(cancellationToken: cancellationToken);
        return download.Value.Content;
    }

    /// <summary>Removes files whose report was not stored after all.</summary>
    public async Task DeleteAsync(ExchangeId exchange, IEnumerable<EvidenceFile> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files)
        {
            await blobs.GetBlobContainerClient(Container).GetBlobClient(Name(exchange, file.Id)).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }

    private static string Name(ExchangeId exchange, string file) => $"{exchange}/{file}";
}
