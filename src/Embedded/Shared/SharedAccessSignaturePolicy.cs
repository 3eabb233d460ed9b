using Azure.Core;
using Azure.Core.Pipeline;

namespace CE4BIG.Embedded.Storage;

/// <summary>Appends a shared access signature to each request's query.</summary>
internal sealed class SharedAccessSignaturePolicy(string signature) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var uri = message.Request.Uri;
        // A retry passes here again with the signature already in place.
        if (!uri.Query.Contains(signature, StringComparison.Ordinal))
        {
            uri.Query = uri.Query.Length <= 1 ? "?" + signature : uri.Query + "&" + signature;
        }
    }
}
