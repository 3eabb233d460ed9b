using System.Globalization;
using Azure.Core;

namespace Azure.Storage.Blobs;

/// <summary>Reads the blob service's headers.</summary>
internal static class ResponseHeadersReading
{
    private const string MetadataPrefix = "x-ms-meta-";

    public static string? Text(this ResponseHeaders headers, string name) => headers.TryGetValue(name, out var value) ? value : null;

    public static DateTimeOffset LastModified(this ResponseHeaders headers) => headers.Moment("Last-Modified");

    public static DateTimeOffset Moment(this ResponseHeaders headers, string name) =>
        headers.TryGetValue(name, out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : default;

    public static Dictionary<string, string> Metadata(this ResponseHeaders headers) => headers
        .Where(h => h.Name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
        .ToDictionary(h => h.Name[MetadataPrefix.Length..], h => h.Value, StringComparer.OrdinalIgnoreCase);
}
