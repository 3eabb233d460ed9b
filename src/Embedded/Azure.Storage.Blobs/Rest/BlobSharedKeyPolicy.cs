using System.Globalization;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using CE4BIG.Embedded.Storage;

namespace Azure.Storage.Blobs.Rest;

/// <summary>Signs with the account's key ("Shared Key" of the blob service). Runs on each try, since the signature holds the time.</summary>
internal sealed class BlobSharedKeyPolicy(AccountKey key) : HttpPipelineSynchronousPolicy
{
    // The order is the protocol's. Date stays empty, because x-ms-date is sent.
    private static readonly string[] SignedHeaders =
    [
        "Content-MD5", "Content-Type", "Date", "If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range",
    ];

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        // The wall clock by law of the protocol: the service refuses a time that is 15 minutes off its own.
        request.Headers.SetValue("x-ms-date", DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture));
        request.Headers.SetValue("Authorization", $"SharedKey {key.AccountName}:{key.Sign(StringToSign(request))}");
    }

    private string StringToSign(Request request)
    {
        var text = new StringBuilder()
            .Append(request.Method.Method).Append('\n')
            .Append(Header(request, "Content-Encoding")).Append('\n')
            .Append(Header(request, "Content-Language")).Append('\n')
            .Append(request.Content is { } content && content.TryComputeLength(out var length) && length > 0
                ? length.ToString(CultureInfo.InvariantCulture)
                : string.Empty).Append('\n');
        foreach (var name in SignedHeaders)
        {
            text.Append(Header(request, name)).Append('\n');
        }

        foreach (var header in request.Headers
            .Where(h => h.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .Select(h => (Name: h.Name.ToLowerInvariant(), h.Value))
            .OrderBy(h => h.Name, StringComparer.Ordinal))
        {
            text.Append(header.Name).Append(':').Append(header.Value.Trim()).Append('\n');
        }

        return AppendResource(text, request.Uri.ToUri()).ToString();
    }

    private StringBuilder AppendResource(StringBuilder text, Uri uri)
    {
        text.Append('/').Append(key.AccountName).Append(uri.AbsolutePath);
        foreach (var (name, value) in uri.Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=', 2))
            .Select(p => (Name: Uri.UnescapeDataString(p[0]).ToLowerInvariant(), Value: p.Length > 1 ? Uri.UnescapeDataString(p[1]) : string.Empty))
            .OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            text.Append('\n').Append(name).Append(':').Append(value);
        }

        return text;
    }

    private static string Header(Request request, string name) => request.Headers.TryGetValue(name, out var value) ? value : string.Empty;
}
