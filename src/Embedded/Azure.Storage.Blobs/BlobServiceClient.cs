using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Rest;
using CE4BIG.Embedded.Storage;

namespace Azure.Storage.Blobs;

public sealed class BlobServiceClient
{
    private readonly BlobRequests _requests;

    public BlobServiceClient(string connectionString)
        : this(connectionString, new BlobClientOptions())
    {
    }

    public BlobServiceClient(string connectionString, BlobClientOptions? options)
    {
        var account = StorageAccount.Parse(connectionString, "blob", emulatorPort: 10000);
        AccountName = account.AccountName;
        _requests = Requests(account.Endpoint, account.AuthenticationPolicy(key => new BlobSharedKeyPolicy(key)), options);
    }

    public BlobServiceClient(Uri serviceUri, TokenCredential credential, BlobClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(serviceUri);
        ArgumentNullException.ThrowIfNull(credential);
        AccountName = StorageAccount.AccountNameOf(serviceUri);
        _requests = Requests(serviceUri, new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default"), options);
    }

    public string AccountName { get; }

    public Uri Uri => _requests.Endpoint;

    public BlobContainerClient GetBlobContainerClient(string blobContainerName) => new(_requests, blobContainerName, AccountName);

    private static BlobRequests Requests(Uri endpoint, HttpPipelinePolicy? authentication, BlobClientOptions? options)
    {
        var pipeline = new HttpPipelineOptions(options ?? new BlobClientOptions()) { RequestFailedDetailsParser = new BlobErrorParser() };
        if (authentication is not null)
        {
            pipeline.PerRetryPolicies.Add(authentication);
        }

        return new BlobRequests(HttpPipelineBuilder.Build(pipeline), endpoint);
    }
}
