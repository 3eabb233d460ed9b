namespace CE4BIG.Functions.Tests.Lifecycle;

/// <summary>One app for the tests in which only people's moves count: programme time hardly moves.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    internal RunningApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await RunningApp.StartAsync(scale: 1);

    public async Task DisposeAsync() => await App.DisposeAsync();
}
