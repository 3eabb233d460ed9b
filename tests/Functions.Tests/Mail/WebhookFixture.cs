using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Mail;

/// <summary>One app that knows SendGrid's verification key.</summary>
public sealed class WebhookFixture : IAsyncLifetime
{
    internal RunningApp App { get; private set; } = null!;

    internal Signer SendGrid { get; } = new();

    public async Task InitializeAsync() => App = await RunningApp.StartAsync(scale: 1, settings: ["--SendGrid:WebhookKey", SendGrid.PublicKey]);

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        SendGrid.Dispose();
    }
}
