using System.Globalization;
using Azure.Data.Tables;
using CE4BIG.Testing;

namespace CE4BIG.Azure.Data.Tables.Tests;

/// <summary>
/// One emulator for the assembly, and a table of its own for each test. A connection string in TABLES_CONNECTION takes the tests to another
/// service, such as the bench's (bench/README.md).
/// </summary>
public sealed class TablesFixture : IAsyncLifetime
{
    private readonly string? _other = Environment.GetEnvironmentVariable("TABLES_CONNECTION");
    private Azurite? _azurite;
    private int _tables;

    public string ConnectionString => _other ?? _azurite!.ConnectionString;

    public async Task InitializeAsync() => _azurite = _other is null ? await Azurite.StartAsync() : null;

    public async Task DisposeAsync() => await (_azurite?.DisposeAsync() ?? ValueTask.CompletedTask);

    public async Task<TableClient> NewTableAsync()
    {
        var table = new TableClient(ConnectionString, "table" + Interlocked.Increment(ref _tables).ToString(CultureInfo.InvariantCulture));
        await table.CreateIfNotExistsAsync();
        return table;
    }
}
