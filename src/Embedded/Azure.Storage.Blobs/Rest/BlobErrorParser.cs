using System.Diagnostics.CodeAnalysis;
using System.Xml;
using Azure.Core;

namespace Azure.Storage.Blobs.Rest;

/// <summary>Reads the service's <c>&lt;Error&gt;&lt;Code/&gt;&lt;Message/&gt;&lt;/Error&gt;</c>, or the code in the headers of an answer without body.</summary>
internal sealed class BlobErrorParser : RequestFailedDetailsParser
{
    public override bool TryParse(Response response, [NotNullWhen(true)] out ResponseError? error, [NotNullWhen(true)] out IDictionary<string, string>? data)
    {
        data = new Dictionary<string, string>(StringComparer.Ordinal);
        var code = response.Headers.TryGetValue("x-ms-error-code", out var header) ? header : null;
        var message = response.ReasonPhrase;
        if (response.ContentStream is { CanSeek: true, Length: > 0 } body)
        {
            Read(body, ref code, ref message);
        }

        error = code is null ? null : new ResponseError(code, message);
        return error is not null;
    }

    private static void Read(Stream body, ref string? code, ref string message)
    {
        try
        {
            body.Position = 0;
            using var xml = XmlReader.Create(body, BlobXml.Settings);
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, Depth: 1, Name: "Code" })
                {
                    code = xml.ReadElementContentAsString();
                }

                if (xml is { NodeType: XmlNodeType.Element, Depth: 1, Name: "Message" })
                {
                    message = xml.ReadElementContentAsString();
                }
            }
        }
        catch (XmlException)
        {
            // A proxy answers in HTML; the status and the header must do then.
        }
    }
}
