using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CE4BIG.Testing;

namespace CE4BIG.Azure.Storage.Blobs.Tests;

/// <summary>One emulator for the assembly, and a container of its own for each test.</summary>
public sealed class BlobsFixture : IAsyncLifetime
{
    private Azurite? _azurite;
    private int _containers;

    public string ConnectionString => _azurite!.ConnectionString;

    public async Task InitializeAsync() => _azurite = await Azurite.StartAsync();

    public async Task DisposeAsync() => await _azurite!.DisposeAsync();

    public async Task<BlobContainerClient> NewContainerAsync(BlobClientOptions? options = null)
    {
        var name = "container" + Interlocked.Increment(ref _containers).ToString(CultureInfo.InvariantCulture);
        var container = new BlobServiceClient(ConnectionString, options).GetBlobContainerClient(name);
        await container.CreateIfNotExistsAsync(PublicAccessType.None);
        return container;
    }
}
