using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace CE4BIG.Azure.Data.Tables.Tests;

[Collection(TablesCollection.Name)]
public sealed class TransactionTests(TablesFixture tables)
{
    [Fact]
    public async Task Every_kind_of_action_takes_part()
    {
        var table = await tables.NewTableAsync();
        foreach (var row in new[] { "delete", "delete-any", "merge", "replace", "upsert-merge" })
        {
            await table.AddEntityAsync(new TableEntity("p", row) { ["Old"] = true });
        }

        var delete = (await table.GetEntityAsync<TableEntity>("p", "delete")).Value;
        var responses = (await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, New("add")),
            new(TableTransactionActionType.Delete, delete, delete.ETag),
            new(TableTransactionActionType.Delete, New("delete-any")),
            new(TableTransactionActionType.UpdateMerge, New("merge"), ETag.All),
            new(TableTransactionActionType.UpdateReplace, New("replace"), ETag.All),
            new(TableTransactionActionType.UpsertMerge, New("upsert-merge")),
            new(TableTransactionActionType.UpsertReplace, New("upsert-replace")),
        ])).Value;

        Assert.Equal(7, responses.Count);
        Assert.All(responses, r => Assert.Equal(204, r.Status));
        var rows = await table.QueryAsync<TableEntity>().ToDictionaryAsync(e => e.RowKey, StringComparer.Ordinal);
        Assert.Equal("add merge replace upsert-merge upsert-replace", Names(rows.Values));
        Assert.Equal("merge upsert-merge", Names(rows.Values.Where(e => e.GetBoolean("Old") == true)));
        Assert.All(rows.Values, e => Assert.Equal(1, e.GetInt32("New")));
        Assert.Equal(rows["add"].ETag, responses[0].Headers.ETag);
    }

    [Fact]
    public async Task One_failing_action_undoes_all_and_is_named()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(New("exists"));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, New("a")),
            new(TableTransactionActionType.Add, New("b")),
            new(TableTransactionActionType.Add, New("exists")),
            new(TableTransactionActionType.Add, New("c")),
        ]));

        Assert.Equal((409, "EntityAlreadyExists", 2), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.Equal("exists", Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync()).RowKey);
    }

    [Fact]
    public async Task A_version_conflict_undoes_all_and_is_named()
    {
        var table = await tables.NewTableAsync();
        var old = (await table.AddEntityAsync(New("r"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(New("r"));

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpsertReplace, New("a")),
            new(TableTransactionActionType.UpdateReplace, New("r"), old),
        ]));

        Assert.Equal((412, "UpdateConditionNotSatisfied", 1), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "a")).HasValue);
    }

    [Fact]
    public async Task A_hundred_actions_fit_and_their_texts_never_break_the_envelope()
    {
        var table = await tables.NewTableAsync();
        var text = "--batch_1\r\n--changeset_1--\r\nHTTP/1.1 500 {\"odata.error\":{}} {{}} PUT http://127.0.0.1/x \u2028 ż";

        await table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(i =>
            new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", i.ToString("000", CultureInfo.InvariantCulture)) { ["Text"] = text, ["Bytes"] = new byte[8000] })));

        var rows = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(100, rows.Count);
        Assert.All(rows, e => Assert.Equal(text, e.GetString("Text")));
    }

    [Fact]
    public async Task A_hundred_and_one_actions_are_refused()
    {
        var table = await tables.NewTableAsync();

        var failure = await Assert.ThrowsAnyAsync<RequestFailedException>(() => table.SubmitTransactionAsync(
            Enumerable.Range(0, 101).Select(i => new TableTransactionAction(TableTransactionActionType.Add, New(i.ToString(CultureInfo.InvariantCulture))))));

        Assert.Equal(400, failure.Status);
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task Two_partitions_in_one_transaction_are_refused()
    {
        var table = await tables.NewTableAsync();

        var failure = await Assert.ThrowsAnyAsync<RequestFailedException>(() => table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "r")),
            new(TableTransactionActionType.Add, new TableEntity("q", "r")),
        ]));

        Assert.Equal(400, failure.Status);
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task The_same_row_twice_in_one_transaction_is_refused()
    {
        var table = await tables.NewTableAsync();

        var failure = await Assert.ThrowsAnyAsync<RequestFailedException>(() => table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpsertReplace, New("r")),
            new(TableTransactionActionType.UpsertReplace, New("r")),
        ]));

        Assert.Equal((400, "InvalidDuplicateRow"), (failure.Status, failure.ErrorCode));
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task An_empty_transaction_is_a_mistake()
    {
        var table = await tables.NewTableAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
    }

    private static string Names(IEnumerable<TableEntity> rows) => string.Join(' ', rows.Select(e => e.RowKey).Order(StringComparer.Ordinal));

    private static TableEntity New(string row) => new("p", row) { ["New"] = 1 };
}
