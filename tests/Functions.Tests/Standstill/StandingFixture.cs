using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Lifecycle;
using CE4BIG.Testing;

namespace CE4BIG.Functions.Tests.Standstill;

/// <summary>An app on an account into which a backup was restored.</summary>
public sealed class StandingFixture : IAsyncLifetime
{
    /// <summary>When the backup was begun.</summary>
    public static readonly DateTimeOffset Begun = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    /// <summary>Its manifest's SHA-256.</summary>
    public static readonly string Sha256 = new('b', 64);

    private Azurite _azurite = null!;

    internal RunningApp App { get; private set; } = null!;

    internal StandstillStore Notes { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _azurite = await Azurite.StartAsync();
        Notes = new StandstillStore(new Tables(new Azure.Data.Tables.TableServiceClient(_azurite.ConnectionString)));
        await NoteAsync();
        App = await RunningApp.StartAsync(scale: 1, on: _azurite);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    /// <summary>Notes a restore.</summary>
    internal Task NoteAsync(bool isOver = true) => Notes.WriteAsync(Sha256, Begun, isOver ? Begun.AddDays(2) : null, default);

    /// <summary>Stores an exchange as a restore does: nobody follows it.</summary>
    internal async Task<ExchangeId> RestoredAsync(Exchange exchange)
    {
        Assert.True(await App.Exchanges.AddAsync(exchange, Samples.Start, default));
        await App.Agenda.MoveAsync(exchange.State.Id, Begun, default);
        return exchange.State.Id;
    }
}
