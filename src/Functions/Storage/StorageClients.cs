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

    private static readonly TimeSpan QuickTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The table service.</summary>
    /// <param name="options">Which account.</param>
    /// <param name="requests">Counts what is asked.</param>
    /// <param name="retries">How often a request is tried again.</param>
    /// <param name="timeout">How long an answer may take; ten seconds where it is null.</param>
    public static TableServiceClient Tables(StorageOptions options, StorageRequests requests, int retries = QuickRetries, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ConnectionString is { Length: > 0 } connection
            ? new TableServiceClient(connection, Prepared(new TableClientOptions(), requests, retries, timeout))
            : new TableServiceClient(options.TableServiceUri!, Identity(options), Prepared(new TableClientOptions(), requests, retries, timeout));
    }

    /// <summary>The blob service.</summary>
    /// <param name="options">Which account.</param>
    /// <param name="requests">Counts what is asked.</param>
    /// <param name="retries">How often a request is tried again.</param>
    /// <param name="timeout">How long an answer may take; ten seconds where it is null.</param>
    public static BlobServiceClient Blobs(StorageOptions options, StorageRequests requests, int retries = QuickRetries, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.ConnectionString is { Length: > 0 } connection
            ? new BlobServiceClient(connection, Prepared(new BlobClientOptions(), requests, retries, timeout))
            : new BlobServiceClient(options.BlobServiceUri!, Identity(options), Prepared(new BlobClientOptions(), requests, retries, timeout));
    }

    private static DefaultAzureCredential Identity(StorageOptions options) => new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ClientId });

    private static T Prepared<T>(T options, StorageRequests requests, int retries, TimeSpan? timeout)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = timeout ?? QuickTimeout;
        options.AddPolicy(requests, HttpPipelinePosition.PerRetry);
        return options;
    }
}
