using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs.Rest;

/// <summary>The service's XML, both ways.</summary>
internal static class BlobXml
{
    /// <summary>No document types and nothing fetched from elsewhere, whoever answers.</summary>
    public static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = false,
    };

    /// <summary>Reads a page of a container's list and the marker of the next one.</summary>
    public static (IReadOnlyList<BlobItem> Blobs, string? NextMarker) ReadList(Stream body)
    {
        using var reader = XmlReader.Create(body, Settings);
        var root = XDocument.Load(reader).Root!;
        var marker = (string?)root.Element("NextMarker");
        return ([.. root.Elements("Blobs").Elements("Blob").Select(ReadBlob)], string.IsNullOrEmpty(marker) ? null : marker);
    }

    /// <summary>The list that makes one blob of the blocks sent before.</summary>
    public static byte[] BlockList(IEnumerable<string> blockIds) => System.Text.Encoding.UTF8.GetBytes(
        new XElement("BlockList", blockIds.Select(id => new XElement("Latest", id))).ToString(SaveOptions.DisableFormatting));

    private static BlobItem ReadBlob(XElement blob)
    {
        var properties = blob.Element("Properties");
        var etag = (string?)properties?.Element("Etag");
        return new BlobItem(
            ReadName(blob.Element("Name")!),
            new BlobItemProperties
            {
                ContentLength = (long?)properties?.Element("Content-Length"),
                ContentType = (string?)properties?.Element("Content-Type"),
                ETag = etag is null ? null : new ETag(etag),
                LastModified = ReadMoment(properties?.Element("Last-Modified")),
                CreatedOn = ReadMoment(properties?.Element("Creation-Time")),
            },
            blob.Elements("Metadata").Elements().ToDictionary(m => m.Name.LocalName, m => m.Value, StringComparer.OrdinalIgnoreCase));
    }

    // A name with characters that XML cannot hold comes percent-encoded and says so.
    private static string ReadName(XElement name) => (bool?)name.Attribute("Encoded") is true ? Uri.UnescapeDataString(name.Value) : name.Value;

    private static DateTimeOffset? ReadMoment(XElement? element) =>
        element is null ? null : DateTimeOffset.Parse(element.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
