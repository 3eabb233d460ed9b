using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>The storage account of the host itself, where the official host keeps its state, too: <c>AzureWebJobsStorage</c>.</summary>
internal static class HostStorage
{
    private const string Setting = "AzureWebJobsStorage";

    public static TableServiceClient Tables(IConfiguration configuration, TableClientOptions? options = null) =>
        configuration[Setting] is { Length: > 0 } connectionString ? new TableServiceClient(connectionString, options)
        : configuration[Setting + ":tableServiceUri"] is { Length: > 0 } uri ? ByIdentity(new Uri(uri), options)
        : throw new InvalidOperationException(
            $"Set {Setting} to a storage connection string, or {Setting}__tableServiceUri to an account's table endpoint.");

    // Kept apart so that the identity library is loaded only by who needs it; that is most of what a start would cost.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TableServiceClient ByIdentity(Uri endpoint, TableClientOptions? options) => new(endpoint, new DefaultAzureCredential(), options);
}
