using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Payments;

/// <summary>One app for the tests about the bank, on the day on which the payments of <see cref="Lives"/> are ordered.</summary>
public sealed class BankFixture : IAsyncLifetime
{
    /// <summary>An hour after the order.</summary>
    public static DateTimeOffset Now { get; } = Lives.AwaitingA(StepKind.PaymentConfirmation).Now.AddHours(1);

    internal RunningApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await RunningApp.StartAsync(scale: 1, start: Now);

    public async Task DisposeAsync() => await App.DisposeAsync();
}
