using CE4BIG.Testing;

namespace CE4BIG.Backup.Tests;

/// <summary>One emulator for a class of tests.</summary>
public sealed class EmulatorFixture : IAsyncLifetime
{
    internal Azurite Azurite { get; private set; } = null!;

    public async Task InitializeAsync() => Azurite = await Azurite.StartAsync();

    public async Task DisposeAsync() => await Azurite.DisposeAsync();
}
