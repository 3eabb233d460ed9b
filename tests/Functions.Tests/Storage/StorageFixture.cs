using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Staff;
using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Telemetry;
using CE4BIG.Testing;

namespace CE4BIG.Functions.Tests.Storage;

/// <summary>One emulator for the tests that store; they keep apart by their exchanges' numbers.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    internal Azurite Azurite { get; private set; } = null!;

    internal TableServiceClient TableService { get; private set; } = null!;

    internal BlobServiceClient Blobs { get; private set; } = null!;

    internal Tables Tables { get; private set; } = null!;

    internal Functions.Storage.Programmes Programmes { get; private set; } = null!;

    internal ExchangeStore Exchanges { get; private set; } = null!;

    internal BudgetLedger Ledger { get; private set; } = null!;

    internal Funding Funding { get; private set; } = null!;

    internal StaffStore Staff { get; private set; } = null!;

    internal StandstillWatch Standstill => new(new StandstillStore(Tables));

    public async Task InitializeAsync()
    {
        Azurite = await Azurite.StartAsync();
        TableService = new TableServiceClient(Azurite.ConnectionString);
        Blobs = new BlobServiceClient(Azurite.ConnectionString);
        Tables = new Tables(TableService);
        Programmes = Functions.Storage.Programmes.Read(Samples.ProgrammeFolder, Blobs);
        Exchanges = new ExchangeStore(Tables, Programmes, Safes.Of(1), Instruments.Metrics);
        Ledger = new BudgetLedger(Tables);
        Staff = new StaffStore(Tables);
        Funding = new Funding(Ledger, Exchanges, Programmes);
    }

    public async Task DisposeAsync() => await Azurite.DisposeAsync();
}
