using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using CE4BIG.Embedded.Storage;

namespace Azure.Data.Tables.Rest;

/// <summary>Signs with the account's key ("Shared Key Lite" of the table service). Runs on each try, since the signature holds the time.</summary>
internal sealed class TableSharedKeyPolicy(AccountKey key) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        // The wall clock by law of the protocol: the service refuses a time that is 15 minutes off its own.
        var date = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("Authorization", $"SharedKeyLite {key.AccountName}:{key.Sign($"{date}\n/{key.AccountName}{request.Uri.ToUri().AbsolutePath}")}");
    }
}
