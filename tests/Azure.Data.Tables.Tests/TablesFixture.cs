using System.Globalization;
using Azure.Data.Tables;
using CE4BIG.Testing;

namespace CE4BIG.Azure.Data.Tables.Tests;

/// <summary>One emulator for the assembly, and a table of its own for each test.</summary>
public sealed class TablesFixture : IAsyncLifetime
{
    private Azurite? _azurite;
    private int _tables;

    public string ConnectionString => _azurite!.ConnectionString;

    public async Task InitializeAsync() => _azurite = await Azurite.StartAsync();

    public async Task DisposeAsync() => await _azurite!.DisposeAsync();

    public async Task<TableClient> NewTableAsync()
    {
        var table = new TableClient(ConnectionString, "table" + Interlocked.Increment(ref _tables).ToString(CultureInfo.InvariantCulture));
        await table.CreateIfNotExistsAsync();
        return table;
    }
}
