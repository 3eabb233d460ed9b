using CE4BIG.Testing;

namespace CE4BIG.Microsoft.DurableTask.Tests;

/// <summary>Tests that share one emulator; each has a hub of its own on it.</summary>
[CollectionDefinition(Name)]
public sealed class HubCollection : ICollectionFixture<HubCollection.Storage>
{
    public const string Name = "hub";

    public sealed class Storage : IAsyncLifetime
    {
        public Azurite Azurite { get; private set; } = null!;

        public async Task InitializeAsync() => Azurite = await Azurite.StartAsync();

        public async Task DisposeAsync() => await Azurite.DisposeAsync();
    }
}
