using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace CE4BIG.Azure.Data.Tables.Tests;

[Collection(TablesCollection.Name)]
public sealed class EntityTests(TablesFixture tables)
{
    [Fact]
    public async Task A_typed_entity_comes_back_as_it_was_stored()
    {
        var table = await tables.NewTableAsync();
        var visit = new Visit
        {
            Text = "Zażółć \"gęślą\" <jaźń>\r\n\u2028 🧬",
            Flag = true,
            Days = -5,
            MaybeDays = 3,
            Cents = long.MaxValue,
            Kilometres = 200,
            StartsUtc = new DateTime(2026, 11, 22, 13, 14, 15, 678, DateTimeKind.Utc).AddTicks(9),
            EndsOn = new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(2)),
            Id = Guid.NewGuid(),
            Bytes = [0, 255, 1],
            Data = BinaryData.FromString("evidence"),
            Weekday = DayOfWeek.Friday,
            Renamed = "renamed",
            Ignored = "not stored",
        };

        await table.AddEntityAsync(visit);
        var read = (await table.GetEntityAsync<Visit>("p", "r")).Value;

        Assert.Equal(visit with { Ignored = null, Bytes = read.Bytes, Data = read.Data, ETag = read.ETag, Timestamp = read.Timestamp }, read);
        Assert.Equal(visit.Bytes, read.Bytes);
        Assert.Equal("evidence", read.Data!.ToString());
        Assert.NotEqual(default, read.ETag);
        Assert.NotNull(read.Timestamp);
        var stored = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal("renamed", stored.GetString("stored_name"));
        Assert.Equal("Friday", stored.GetString(nameof(Visit.Weekday)));
        Assert.Equal(-10, stored.GetInt32(nameof(Visit.Doubled)));
        Assert.False(stored.ContainsKey(nameof(Visit.Ignored)));
    }

    [Fact]
    public async Task A_dictionary_entity_keeps_the_type_of_each_property()
    {
        var table = await tables.NewTableAsync();
        var id = Guid.NewGuid();
        var moment = new DateTimeOffset(2026, 11, 22, 13, 14, 15, TimeSpan.Zero).AddTicks(1234567);
        await table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["Text"] = "2026-11-22T00:00:00Z",
            ["Flag"] = false,
            ["Int"] = int.MinValue,
            ["Long"] = 5L,
            ["Whole"] = 200.0,
            ["Fraction"] = 0.1,
            ["Huge"] = double.MaxValue,
            ["NaN"] = double.NaN,
            ["Minus"] = double.NegativeInfinity,
            ["Moment"] = moment,
            ["Utc"] = moment.UtcDateTime,
            ["Id"] = id,
            ["Bytes"] = new byte[] { 1, 2, 3 },
            ["Data"] = BinaryData.FromBytes(new byte[] { 4 }),
            ["Nothing"] = null,
        });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal("2026-11-22T00:00:00Z", read.GetString("Text"));
        Assert.False(read.GetBoolean("Flag"));
        Assert.Equal(int.MinValue, read.GetInt32("Int"));
        Assert.Equal(5L, read.GetInt64("Long"));
        Assert.Equal(200.0, read.GetDouble("Whole"));
        Assert.Equal(0.1, read.GetDouble("Fraction"));
        Assert.Equal(double.MaxValue, read.GetDouble("Huge"));
        Assert.Equal(double.NaN, read.GetDouble("NaN"));
        Assert.Equal(double.NegativeInfinity, read.GetDouble("Minus"));
        Assert.Equal(moment, read.GetDateTimeOffset("Moment"));
        Assert.Equal(moment.UtcDateTime, read.GetDateTime("Utc"));
        Assert.Equal(id, read.GetGuid("Id"));
        Assert.Equal([1, 2, 3], read.GetBinary("Bytes"));
        Assert.Equal([4], read.GetBinaryData("Data")!.ToArray());
        Assert.False(read.ContainsKey("Nothing"));
        Assert.Throws<InvalidOperationException>(() => read.GetInt32("Long"));
    }

    [Fact]
    public async Task A_property_that_changes_its_type_in_a_merge_reads_as_the_new_type()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 1, ["Other"] = "kept" });

        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Value"] = 7_000_000_000L });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal(7_000_000_000L, read.GetInt64("Value"));
        Assert.Equal("kept", read.GetString("Other"));
    }

    [Theory]
    [InlineData("it's", "O''Brien")]
    [InlineData("100%", "%27 or 1 eq 1")]
    [InlineData("żółw 🧬", "ü&=+;:@$,")]
    [InlineData("a b", "(Host='x')")]
    [InlineData("", "")]
    [InlineData(".", "..")]
    [InlineData("{\"json\":true}", "--changeset_1")]
    public async Task Odd_keys_address_exactly_their_entity(string partitionKey, string rowKey)
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("other", "other"));
        await table.AddEntityAsync(new TableEntity(partitionKey, rowKey) { ["Days"] = 1 });

        var read = (await table.GetEntityAsync<TableEntity>(partitionKey, rowKey)).Value;
        await table.UpdateEntityAsync(new TableEntity(partitionKey, rowKey) { ["Days"] = 2 }, read.ETag, TableUpdateMode.Replace);
        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertMerge, new TableEntity(partitionKey, rowKey) { ["More"] = 3 })]);
        var found = await table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey eq {rowKey}")).ToListAsync();
        await table.DeleteEntityAsync(partitionKey, rowKey);

        Assert.Equal((partitionKey, rowKey), (read.PartitionKey, read.RowKey));
        Assert.Equal((2, 3), (Assert.Single(found).GetInt32("Days"), found[0].GetInt32("More")));
        Assert.Equal("other", Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync()).RowKey);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    public async Task A_key_that_the_service_forbids_is_refused(string rowKey)
    {
        var table = await tables.NewTableAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", rowKey)));

        Assert.Equal(400, refusal.Status);
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task Empty_texts_are_stored_and_nulls_are_left_out()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new Visit { Text = "", Renamed = null, Bytes = [] });

        var read = (await table.GetEntityAsync<Visit>("p", "r")).Value;

        Assert.Equal("", read.Text);
        Assert.Null(read.Renamed);
        Assert.Empty(read.Bytes!);
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public async Task A_DateTime_that_is_not_utc_is_refused_rather_than_guessed(DateTimeKind kind)
    {
        var table = await tables.NewTableAsync();

        await Assert.ThrowsAsync<NotSupportedException>(
            () => table.AddEntityAsync(new Visit { StartsUtc = DateTime.SpecifyKind(new DateTime(2026, 1, 1), kind) }));
    }

    [Fact]
    public async Task Properties_of_64_KiB_are_stored_whole()
    {
        var table = await tables.NewTableAsync();
        var text = new string('ż', 32 * 1024);
        var bytes = new byte[64 * 1024];
        Random.Shared.NextBytes(bytes);

        await table.AddEntityAsync(new Visit { Text = text, Bytes = bytes });

        var read = (await table.GetEntityAsync<Visit>("p", "r")).Value;
        Assert.Equal(text, read.Text);
        Assert.Equal(bytes, read.Bytes);
    }

    [Fact]
    public async Task A_property_over_64_KiB_is_refused()
    {
        var table = await tables.NewTableAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new Visit { Bytes = new byte[64 * 1024 + 1] }));

        Assert.Equal((400, TableErrorCode.PropertyValueTooLarge), (refusal.Status, (TableErrorCode)refusal.ErrorCode!));
    }

    [Fact]
    public async Task Values_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("pl-PL");
            var table = await tables.NewTableAsync();
            await table.AddEntityAsync(new TableEntity("p", "r") { ["Double"] = 1234.5, ["Long"] = -7L });

            var read = Assert.Single(await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Double eq {1234.5} and Long eq {-7L}")).ToListAsync());

            Assert.Equal((1234.5, -7L), (read.GetDouble("Double"), read.GetInt64("Long")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
