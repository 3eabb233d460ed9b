using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Storage;

namespace CE4BIG.Functions.Tests.Desk;

[Collection(StorageCollection.Name)]
public sealed class DeskIndexTests(StorageFixture storage) : IAsyncLifetime
{
    private readonly DeskIndex _index = new(storage.Tables);

    public async Task InitializeAsync()
    {
        var table = await storage.Tables.OpenAsync(TableNames.Desk, default);
        await foreach (var row in table.QueryAsync<Azure.Data.Tables.TableEntity>())
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_newest_exchange_stands_first_with_whom_it_waits_for()
    {
        var (older, newer) = (Samples.Submitted(), Samples.Submitted(at: Samples.Start.AddHours(1)));
        await _index.WriteAsync(newer.State, default);
        await _index.WriteAsync(older.State, default);

        var (entries, next) = await _index.ListAsync("ce4big", null, null, default);

        Assert.Equal([newer.State.Id, older.State.Id], entries.Select(e => e.Id));
        Assert.Null(next);
        Assert.Equal(Role.Host, Assert.Single(entries[0].Waiting).Addressee!.Role);
    }

    [Fact]
    public async Task An_exchange_keeps_its_one_row_until_it_ended()
    {
        var exchange = Samples.Submitted();
        await _index.WriteAsync(exchange.State, default);
        exchange.Withdraw(exchange.State.Visitor, "No time.", Samples.Start);
        await _index.WriteAsync(exchange.State, default);

        var entry = Assert.Single((await _index.ListAsync("ce4big", null, null, default)).Entries);

        Assert.Equal((Stage.Ended, Ending.Withdrawn), (entry.Stage, entry.Ending!.Value));
        Assert.Equal(StepKind.Retention, Assert.Single(entry.Waiting).Key.Kind);
    }

    [Fact]
    public async Task A_cluster_sees_what_it_sends_and_what_it_hosts_and_nothing_else()
    {
        var exchange = Samples.Submitted();
        await _index.WriteAsync(exchange.State, default);

        foreach (var (cluster, seen) in new[] { ("lsk", 1), ("atlanpole", 1), ("biom", 0), ("x' or PartitionKey ne '", 0) })
        {
            Assert.Equal(seen, (await _index.ListAsync("ce4big", cluster, null, default)).Entries.Length);
        }

        Assert.Empty((await _index.ListAsync("another", null, null, default)).Entries);
    }

    [Fact]
    public async Task A_long_list_comes_page_by_page_each_exchange_once()
    {
        var ids = new HashSet<ExchangeId>();
        for (var i = 0; i < DeskIndex.PageSize + 3; i++)
        {
            var exchange = Samples.Submitted(at: Samples.Start.AddMinutes(i));
            ids.Add(exchange.State.Id);
            await _index.WriteAsync(exchange.State, default);
        }

        var first = await _index.ListAsync("ce4big", "lsk", null, default);
        Assert.Equal(DeskIndex.PageSize, first.Entries.Length);
        var second = await _index.ListAsync("ce4big", "lsk", first.Continuation, default);

        Assert.Null(second.Continuation);
        Assert.Equal(ids, first.Entries.Concat(second.Entries).Select(e => e.Id).ToHashSet());
    }
}
