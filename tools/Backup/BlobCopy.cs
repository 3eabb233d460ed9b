using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CE4BIG.Backup;

/// <summary>Copies a container's files into the backup, and out of it.</summary>
internal sealed class BlobCopy(BlobServiceClient blobs, BackupFolder folder)
{
    // Few, so that each gets enough of the line before its time is over.
    private const int AtOnce = 4;

    /// <summary>How a line of a container's list is written.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What is in a container; one that is not there is empty.</summary>
    public static async IAsyncEnumerable<BlobItem> ListAsync(BlobContainerClient container, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await container.ExistsAsync(cancellationToken))
        {
            yield break;
        }

        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, cancellationToken: cancellationToken))
        {
            yield return blob;
        }
    }

    /// <summary>Saves a container; one that is not there is empty.</summary>
    public async Task<Part> SaveAsync(string container, CancellationToken cancellationToken)
    {
        var file = BackupFolder.ContainerFile(container);
        await using var list = folder.Create(file);
        var count = 0;
        await foreach (var blob in ListAsync(blobs.GetBlobContainerClient(container), cancellationToken))
        {
            if (await SaveAsync(container, blob, count + 1, cancellationToken) is { } line)
            {
                count++;
                await list.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, Json), cancellationToken);
                await list.WriteAsync("\n"u8.ToArray(), cancellationToken);
            }
        }

        return new Part(container, file, count, list.Bytes, list.Sha256);
    }

    /// <summary>Writes a container's files; those that are there already are written again.</summary>
    public async Task RestoreAsync(Part container, CancellationToken cancellationToken)
    {
        if (container.Count == 0)
        {
            return;
        }

        var target = blobs.GetBlobContainerClient(container.Name);
        await target.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var several = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(LinesAsync(container, cancellationToken), several, async (line, token) =>
        {
            await using var content = folder.Open(line.File);
            var options = new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = line.ContentType },
                Metadata = new Dictionary<string, string>(line.Metadata, StringComparer.Ordinal),
            };
            await target.GetBlobClient(line.Name).UploadAsync(content, options, token);
        });
    }

    /// <summary>Whether a container holds exactly what the backup has of it: names, lengths, types, metadata. Contents are held together by the transport.</summary>
    public async Task<bool> IsThereAsync(Part container, CancellationToken cancellationToken)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var blob in ListAsync(blobs.GetBlobContainerClient(container.Name), cancellationToken))
        {
            there.Add(Describe(blob.Name, blob.Properties.ContentLength ?? 0, blob.Properties.ContentType, Sorted(blob.Metadata)));
        }

        await foreach (var line in LinesAsync(container, cancellationToken))
        {
            if (!there.Remove(Describe(line.Name, line.Bytes, line.ContentType, line.Metadata)))
            {
                return false;
            }
        }

        return there.Count == 0;
    }

    private static string Describe(string name, long bytes, string? type, ImmutableSortedDictionary<string, string> metadata) =>
        JsonSerializer.Serialize(new BlobLine(name, string.Empty, type, metadata, bytes, string.Empty), Json);

    private static ImmutableSortedDictionary<string, string> Sorted(IDictionary<string, string>? metadata) =>
        (metadata ?? ImmutableDictionary<string, string>.Empty).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private async IAsyncEnumerable<BlobLine> LinesAsync(Part container, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in folder.LinesAsync(container.File, cancellationToken))
        {
            yield return JsonSerializer.Deserialize<BlobLine>(line, Json)!;
        }
    }

    private async Task<BlobLine?> SaveAsync(string container, BlobItem blob, int number, CancellationToken cancellationToken)
    {
        BlobDownloadStreamingResult download;
        try
        {
            download = (await blobs.GetBlobContainerClient(container).GetBlobClient(blob.Name).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            // Its exchange's retention ended in this moment: it is to be gone.
            return null;
        }

        using (download)
        {
            var file = string.Create(CultureInfo.InvariantCulture, $"blobs/{container}/{number:000000}");
            await using var content = folder.Create(file);
            await content.CopyAsync(download.Content, cancellationToken);
            return new BlobLine(blob.Name, file, download.Details.ContentType, Sorted(download.Details.Metadata), content.Bytes, content.Sha256);
        }
    }
}
