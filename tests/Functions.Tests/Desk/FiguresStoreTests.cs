using System.Collections.Immutable;
using Azure.Data.Tables;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Storage;

namespace CE4BIG.Functions.Tests.Desk;

/// <summary>Sums of differences, however many write, read and fold at once. Each test has a programme of its own.</summary>
[Collection(StorageCollection.Name)]
public sealed class FiguresStoreTests(StorageFixture storage)
{
    private static readonly ImmutableSortedDictionary<string, int> None = ImmutableSortedDictionary<string, int>.Empty;

    private readonly FiguresStore _figures = new(storage.Tables);

    [Fact]
    public async Task Of_a_programme_without_exchanges_there_are_no_figures() => Assert.Empty(await _figures.ReadAsync("nothing", default));

    [Fact]
    public async Task A_difference_counts_at_once_and_a_counter_that_is_nought_is_gone()
    {
        var (application, approval) = (None.Add("stage:a", 1).Add("since", 1), None.Add("stage:b", 1).Add("since", 1));
        await WriteAsync("moves", FiguresStore.Delta("moves", "CX-1", 1, None, application)!);
        await WriteAsync("moves", FiguresStore.Delta("moves", "CX-1", 2, application, approval)!);

        var figures = await _figures.ReadAsync("moves", default);
        Assert.Equal(new Dictionary<string, long> { ["since"] = 1, ["stage:b"] = 1 }, figures.ToDictionary());
    }

    [Fact]
    public void An_exchange_that_contributes_the_same_brings_no_row() => Assert.Null(FiguresStore.Delta("any", "CX-1", 2, None.Add("a", 1), None.Add("a", 1)));

    [Fact]
    public async Task Sums_are_exact_while_many_write_and_fold_at_once()
    {
        const int Writers = 8;
        const int Each = 30;
        const string Programme = "busy";
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, Writers).Select(async writer =>
            {
                for (var i = 0; i < Each; i++)
                {
                    await WriteAsync(Programme, FiguresStore.Delta(Programme, Name("CX", writer), i, None, None.Add("all", 1).Add(Name("writer", writer), 2))!);
                }
            }),
            .. Enumerable.Range(0, 4).Select(async _ =>
            {
                for (var i = 0; i < 10; i++)
                {
                    await _figures.ReadAsync(Programme, default);
                    await _figures.FoldAsync(Programme, default);
                }
            }),
        ]);

        await _figures.FoldAsync(Programme, default);
        var figures = await _figures.ReadAsync(Programme, default);
        Assert.Equal(Writers * Each, figures["all"]);
        Assert.All(Enumerable.Range(0, Writers), writer => Assert.Equal(2 * Each, figures[Name("writer", writer)]));
        Assert.Equal(["figures"], await KeysAsync(Programme));
    }

    [Fact]
    public async Task More_counters_than_a_property_holds_are_kept()
    {
        var many = Enumerable.Range(0, 2000).ToImmutableSortedDictionary(i => Name("counter-with-a-name", i), i => i + 1, StringComparer.Ordinal);
        foreach (var (part, i) in many.Chunk(100).Select((part, i) => (part, i)))
        {
            await WriteAsync("many", FiguresStore.Delta("many", "CX-1", i, None, part.ToImmutableSortedDictionary())!);
        }

        await _figures.FoldAsync("many", default);

        Assert.Equal(["figures"], await KeysAsync("many"));
        Assert.Equal(many.ToDictionary(f => f.Key, f => (long)f.Value), (await _figures.ReadAsync("many", default)).ToDictionary());
    }

    private static string Name(string of, int number) => FormattableString.Invariant($"{of}:{number}");

    private async Task WriteAsync(string programme, TableEntity delta)
    {
        Assert.Equal(programme, delta.PartitionKey);
        await (await storage.Tables.OpenAsync(TableNames.Desk, default)).AddEntityAsync(delta);
    }

    private async Task<List<string>> KeysAsync(string programme)
    {
        var keys = new List<string>();
        await foreach (var row in (await storage.Tables.OpenAsync(TableNames.Desk, default)).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {programme}")))
        {
            keys.Add(row.RowKey);
        }

        return keys;
    }
}
