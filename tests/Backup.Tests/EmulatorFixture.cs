using CE4BIG.Testing;

namespace CE4BIG.Backup.Tests;

/// <summary>Two emulators for a class of tests: the one that is saved, and the one that is restored into.</summary>
public sealed class EmulatorFixture : IAsyncLifetime
{
    internal Azurite From { get; private set; } = null!;

    internal Azurite Into { get; private set; } = null!;

    public async Task InitializeAsync() => (From, Into) = (await Azurite.StartAsync(), await Azurite.StartAsync());

    public async Task DisposeAsync()
    {
        await From.DisposeAsync();
        await Into.DisposeAsync();
    }

    /// <summary>Takes everything out of both.</summary>
    internal async Task EmptyAsync()
    {
        foreach (var account in new[] { Accounts.Of(From), Accounts.Of(Into) })
        {
            foreach (var table in await account.TablesAsync(default))
            {
                await account.Tables.DeleteTableAsync(table);
            }

            foreach (var container in Catalogue.Containers.Select(account.Blobs.GetBlobContainerClient))
            {
                await foreach (var blob in BlobCopy.ListAsync(container, default))
                {
                    await container.DeleteBlobIfExistsAsync(blob.Name);
                }
            }
        }
    }
}
