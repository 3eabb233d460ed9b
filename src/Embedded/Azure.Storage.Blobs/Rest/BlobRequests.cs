using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs.Rest;

/// <summary>Speaks the blob service's REST protocol: one method for each kind of request.</summary>
internal sealed class BlobRequests(HttpPipeline pipeline, Uri endpoint)
{
    private const string Version = "2023-01-03";

    // Answers that the caller expects are no errors: they are neither thrown nor shown as failures in traces.
    private static readonly ResponseClassifier Created = new StatusCodeClassifier([201]);
    private static readonly ResponseClassifier CreatedOrThere = new StatusCodeClassifier([201, 409]);
    private static readonly ResponseClassifier Deleted = new StatusCodeClassifier([202, 404]);
    private static readonly ResponseClassifier Found = new StatusCodeClassifier([200, 206]);
    private static readonly ResponseClassifier FoundOrNot = new StatusCodeClassifier([200, 404]);

    public Uri Endpoint { get; } = new(endpoint.AbsoluteUri.TrimEnd('/'));

    public Uri UriOf(string path) => new(Endpoint.AbsoluteUri + path);

    /// <summary>The path of a container, or of a blob in it. A slash in a name is encoded too, so that no name can climb out of its container.</summary>
    public static string PathOf(string container, string? blob = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(container);
        if (blob is null)
        {
            return "/" + Segment(container);
        }

        ArgumentException.ThrowIfNullOrEmpty(blob);
        return $"/{Segment(container)}/{Segment(blob)}";
    }

    public Task<Response> CreateContainerAsync(
        string path, PublicAccessType access, IDictionary<string, string>? metadata, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Put, path, CreatedOrThere);
        message.Request.Uri.AppendQuery("restype", "container");
        if (access is not PublicAccessType.None)
        {
            message.Request.Headers.Add("x-ms-blob-public-access", access is PublicAccessType.Blob ? "blob" : "container");
        }

        AddMetadata(message.Request, metadata);
        return SendAsync(message, cancellationToken);
    }

    public Task<Response> ContainerExistsAsync(string path, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Get, path, FoundOrNot);
        message.Request.Uri.AppendQuery("restype", "container");
        return SendAsync(message, cancellationToken);
    }

    public Task<Response> ListAsync(
        string path, bool withMetadata, string? prefix, string? marker, int? pageSize, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Get, path, Found);
        var uri = message.Request.Uri;
        uri.AppendQuery("restype", "container");
        uri.AppendQuery("comp", "list");
        AppendIfAny(uri, "prefix", prefix);
        AppendIfAny(uri, "marker", marker);
        AppendIfAny(uri, "maxresults", pageSize?.ToString(CultureInfo.InvariantCulture));
        AppendIfAny(uri, "include", withMetadata ? "metadata" : null);
        return SendAsync(message, cancellationToken);
    }

    public Task<Response> PutAsync(string path, ReadOnlyMemory<byte> content, BlobUploadOptions options, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Put, path, Created);
        message.Request.Headers.Add("x-ms-blob-type", "BlockBlob");
        Describe(message.Request, options);
        message.Request.Content = RequestContent.Create(content);
        return SendAsync(message, cancellationToken);
    }

    public Task<Response> PutBlockAsync(string path, string blockId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Put, path, Created);
        message.Request.Uri.AppendQuery("comp", "block");
        message.Request.Uri.AppendQuery("blockid", blockId);
        message.Request.Content = RequestContent.Create(content);
        return SendAsync(message, cancellationToken);
    }

    public Task<Response> PutBlockListAsync(string path, IEnumerable<string> blockIds, BlobUploadOptions options, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Put, path, Created);
        message.Request.Uri.AppendQuery("comp", "blocklist");
        message.Request.Headers.Add("Content-Type", "application/xml");
        Describe(message.Request, options);
        message.Request.Content = RequestContent.Create(BlobXml.BlockList(blockIds));
        return SendAsync(message, cancellationToken);
    }

    public Task<Response> GetPropertiesAsync(string path, bool orMissing, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Head, path, orMissing ? FoundOrNot : Found);
        AddConditions(message.Request, conditions);
        return SendAsync(message, cancellationToken);
    }

    public Task<Response> DeleteAsync(string path, DeleteSnapshotsOption snapshots, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Delete, path, Deleted);
        AddConditions(message.Request, conditions);
        if (snapshots is not DeleteSnapshotsOption.None)
        {
            message.Request.Headers.Add("x-ms-delete-snapshots", snapshots is DeleteSnapshotsOption.OnlySnapshots ? "only" : "include");
        }

        return SendAsync(message, cancellationToken);
    }

    /// <summary>Answers as soon as the headers are there; the stream reads the rest from the connection.</summary>
    public async Task<(Response Response, Stream Content)> DownloadAsync(string path, BlobDownloadOptions? options, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Get, path, Found);
        message.BufferResponse = false;
        AddConditions(message.Request, options?.Conditions);
        if (options is not null && options.Range != default)
        {
            message.Request.Headers.Add("x-ms-range", options.Range.ToString());
        }

        await pipeline.SendAsync(message, cancellationToken);
        return message.Response.IsError
            ? throw new RequestFailedException(message.Response)
            : (message.Response, message.ExtractResponseContent() ?? Stream.Null);
    }

    private static string Segment(string name) =>
        name is "." or ".." ? throw new ArgumentException("A name must not be a step in a path.", nameof(name)) : Uri.EscapeDataString(name);

    private static void AppendIfAny(RequestUriBuilder uri, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            uri.AppendQuery(name, value);
        }
    }

    private static void Describe(Request request, BlobUploadOptions options)
    {
        AddIfAny(request, "x-ms-blob-content-type", options.HttpHeaders?.ContentType);
        AddIfAny(request, "x-ms-blob-content-disposition", options.HttpHeaders?.ContentDisposition);
        AddIfAny(request, "x-ms-blob-content-language", options.HttpHeaders?.ContentLanguage);
        AddIfAny(request, "x-ms-blob-cache-control", options.HttpHeaders?.CacheControl);
        AddMetadata(request, options.Metadata);
        AddConditions(request, options.Conditions);
    }

    private static void AddMetadata(Request request, IDictionary<string, string>? metadata)
    {
        foreach (var (name, value) in metadata ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            request.Headers.Add("x-ms-meta-" + name, value);
        }
    }

    private static void AddConditions(Request request, BlobRequestConditions? conditions)
    {
        AddIfAny(request, "If-Match", conditions?.IfMatch?.ToString("H"));
        AddIfAny(request, "If-None-Match", conditions?.IfNoneMatch?.ToString("H"));
        AddIfAny(request, "If-Modified-Since", conditions?.IfModifiedSince?.ToString("R", CultureInfo.InvariantCulture));
        AddIfAny(request, "If-Unmodified-Since", conditions?.IfUnmodifiedSince?.ToString("R", CultureInfo.InvariantCulture));
    }

    private static void AddIfAny(Request request, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            request.Headers.Add(name, value);
        }
    }

    private HttpMessage Message(RequestMethod method, string path, ResponseClassifier classifier)
    {
        var message = pipeline.CreateMessage(context: null, classifier);
        message.Request.Method = method;
        message.Request.Uri.Reset(Endpoint);
        message.Request.Uri.AppendPath(path, escape: false);
        message.Request.Headers.Add("x-ms-version", Version);
        message.Request.Headers.Add("Accept", "application/xml");
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        using (message)
        {
            await pipeline.SendAsync(message, cancellationToken);
            return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
        }
    }
}
