using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Telemetry;

namespace CE4BIG.Functions.Storage;

/// <summary>Makes the clients of the storage account, with a connection string or an identity.</summary>
public static class StorageClients
{
    // A person waits for the answer: three quick tries, then a page that says so. The workflow has retries of its own.
    private const int QuickRetries = 2;

    /// <summary>The table service.</summary>
    public static TableServiceClient Tables(StorageOptions options, StorageRequests requests, int retries = QuickRetries)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ConnectionString is { Length: > 0 } connection
            ? new TableServiceClient(connection, Prepared(new TableClientOptions(), requests, retries))
            : new TableServiceClient(options.TableServiceUri!, Identity(options), Prepared(new TableClientOptions(), requests, retries));
    }

    /// <summary>The blob service.</summary>
    public static BlobServiceClient Blobs(StorageOptions options, StorageRequests requests, int retries = QuickRetries)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ConnectionString is { Length: > 0 } connection
            ? new BlobServiceClient(connection, Prepared(new BlobClientOptions(), requests, retries))
            : new BlobServiceClient(options.BlobServiceUri!, Identity(options), Prepared(new BlobClientOptions(), requests, retries));
    }

    private static DefaultAzureCredential Identity(StorageOptions options) => new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ClientId });

    private static T Prepared<T>(T options, StorageRequests requests, int retries)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        options.AddPolicy(requests, HttpPipelinePosition.PerRetry);
        return options;
    }
}
