using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace CE4BIG.Azure.Data.Tables.Tests;

[Collection(TablesCollection.Name)]
public sealed class QueryTests(TablesFixture tables)
{
    [Fact]
    public async Task A_query_reads_on_beyond_the_services_thousand_rows()
    {
        var table = await tables.NewTableAsync();
        await FillAsync(table, 1050);

        var rows = await table.QueryAsync<TableEntity>(select: ["RowKey"]).ToListAsync();
        var pages = await table.QueryAsync<TableEntity>().AsPages().ToListAsync();

        Assert.Equal(1050, rows.Select(r => r.RowKey).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2, pages.Count);
        Assert.Equal((1000, 50), (pages[0].Values.Count, pages[1].Values.Count));
    }

    [Fact]
    public async Task A_continuation_token_goes_on_where_the_page_ended()
    {
        var table = await tables.NewTableAsync();
        await FillAsync(table, 10);

        var first = await table.QueryAsync<TableEntity>(maxPerPage: 4).AsPages().FirstAsync();
        var rest = await table.QueryAsync<TableEntity>(maxPerPage: 4).AsPages(first.ContinuationToken).ToListAsync();

        Assert.Equal(4, first.Values.Count);
        Assert.Equal(2, rest.Count);
        Assert.Equal("0004 0005 0006 0007 0008 0009", string.Join(' ', rest.SelectMany(p => p.Values).Select(r => r.RowKey)));
        Assert.Null(rest[^1].ContinuationToken);
    }

    [Fact]
    public async Task A_page_size_hint_overrules_the_querys_page_size()
    {
        var table = await tables.NewTableAsync();
        await FillAsync(table, 5);

        var pages = await table.QueryAsync<TableEntity>(maxPerPage: 1).AsPages(pageSizeHint: 3).ToListAsync();

        Assert.Equal((2, 3), (pages.Count, pages[0].Values.Count));
    }

    [Fact]
    public async Task A_selection_brings_only_its_properties()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new Visit { Text = "text", Days = 5, Cents = 39000 });

        var read = Assert.Single(await table.QueryAsync<Visit>(select: [nameof(Visit.Days)]).ToListAsync());
        var one = (await table.GetEntityAsync<Visit>("p", "r", [nameof(Visit.Cents)])).Value;

        Assert.Equal((null, 5, 0L), (read.Text, read.Days, read.Cents));
        Assert.Equal((null, 0, 39000L), (one.Text, one.Days, one.Cents));
    }

    [Theory]
    [InlineData("x' or PartitionKey ne '")]
    [InlineData("' or 1 eq 1 or '")]
    [InlineData("''")]
    [InlineData("{0}")]
    [InlineData("%27 or true or %27")]
    public async Task A_value_in_a_filter_is_never_read_as_filter(string value)
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "secret") { ["Name"] = "other" });
        Assert.Empty(await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Name eq {value}")).ToListAsync());

        await table.AddEntityAsync(new TableEntity("p", "wanted") { ["Name"] = value });

        var found = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Name eq {value}")).ToListAsync();
        Assert.Equal("wanted", Assert.Single(found).RowKey);
    }

    [Fact]
    public async Task A_filter_compares_every_type()
    {
        var table = await tables.NewTableAsync();
        var id = Guid.NewGuid();
        var moment = new DateTimeOffset(2026, 11, 22, 10, 0, 0, 123, TimeSpan.FromHours(1));
        await table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["Flag"] = true,
            ["Int"] = 5,
            ["Long"] = 7_000_000_000L,
            ["Double"] = 2.5,
            ["Moment"] = moment,
            ["Id"] = id,
            ["Bytes"] = new byte[] { 0xAB, 0x01 },
        });

        FormattableString[] filters =
        [
            $"Flag eq {true}", $"Int eq {5}", $"Long eq {7_000_000_000L}", $"Double gt {2.25}", $"Moment eq {moment}",
            $"Moment ge {moment.UtcDateTime} and Moment lt {moment.AddMilliseconds(1)}", $"Id eq {id}", $"Bytes eq {new byte[] { 0xAB, 0x01 }}",
        ];
        foreach (var filter in filters)
        {
            var text = TableClient.CreateQueryFilter(filter);
            Assert.True(await table.QueryAsync<TableEntity>(text).AnyAsync(), text);
            Assert.False(await table.QueryAsync<TableEntity>($"not ({text})").AnyAsync(), text);
        }
    }

    [Fact]
    public void A_value_without_a_literal_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"Name eq {new Version(1, 0)}"));

    [Fact]
    public async Task A_senseless_filter_is_refused_by_the_service()
    {
        var table = await tables.NewTableAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(async () => await table.QueryAsync<TableEntity>("what is this").ToListAsync());

        Assert.Equal(400, refusal.Status);
    }

    [Fact]
    public async Task A_cancelled_query_stops()
    {
        var table = await tables.NewTableAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await table.QueryAsync<TableEntity>().ToListAsync(cancelled.Token));
    }

    [Fact]
    public async Task A_stored_value_that_does_not_fit_the_type_is_named()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Days"] = "three" });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => table.GetEntityAsync<Visit>("p", "r"));

        Assert.Contains("'Days'", failure.Message, StringComparison.Ordinal);
    }

    private static async Task FillAsync(TableClient table, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(100))
        {
            await table.SubmitTransactionAsync(chunk.Select(i => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity("p", i.ToString("0000", CultureInfo.InvariantCulture)))));
        }
    }
}
