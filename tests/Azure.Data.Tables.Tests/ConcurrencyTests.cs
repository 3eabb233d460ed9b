using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace CE4BIG.Azure.Data.Tables.Tests;

[Collection(TablesCollection.Name)]
public sealed class ConcurrencyTests(TablesFixture tables)
{
    [Fact]
    public async Task Adding_what_exists_is_a_conflict()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var conflict = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(409, conflict.Status);
        Assert.Equal(TableErrorCode.EntityAlreadyExists, conflict.ErrorCode!);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task Updating_an_old_version_is_refused_and_changes_nothing(TableUpdateMode mode)
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 1 });
        var old = (await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag;
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["Value"] = 2 }, old);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r") { ["Value"] = 3 }, old, mode));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (refusal.Status, refusal.ErrorCode));
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("Value"));
    }

    [Fact]
    public async Task The_ETag_of_a_write_is_the_version_that_a_read_finds()
    {
        var table = await tables.NewTableAsync();

        var added = await table.AddEntityAsync(new TableEntity("p", "r"));
        Assert.Equal((await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag, added.Headers.ETag);
        var updated = await table.UpdateEntityAsync(new TableEntity("p", "r"), added.Headers.ETag!.Value);

        Assert.Equal((await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag, updated.Headers.ETag);
        Assert.NotEqual(added.Headers.ETag, updated.Headers.ETag);
    }

    [Fact]
    public async Task A_merge_keeps_other_properties_and_a_replace_drops_them()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 1 });

        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = 2 }, ETag.All);
        var merged = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 3 }, TableUpdateMode.Replace);
        var replaced = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal((1, 2), (merged.GetInt32("A"), merged.GetInt32("B")));
        Assert.Equal((null, 3), (replaced.GetInt32("A"), replaced.GetInt32("B")));
    }

    [Fact]
    public async Task Updating_what_does_not_exist_is_refused()
    {
        var table = await tables.NewTableAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All));

        Assert.Equal(404, refusal.Status);
    }

    [Fact]
    public async Task An_update_without_a_version_is_a_mistake()
    {
        var table = await tables.NewTableAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), default));
    }

    [Fact]
    public async Task Getting_what_does_not_exist_throws_or_says_so_as_asked()
    {
        var table = await tables.NewTableAsync();

        var missing = await table.GetEntityIfExistsAsync<Visit>("p", "r");
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<Visit>("p", "r"));

        Assert.False(missing.HasValue);
        Assert.Throws<InvalidOperationException>(() => missing.Value);
        Assert.Equal((404, "ResourceNotFound"), (refusal.Status, refusal.ErrorCode));
    }

    [Fact]
    public async Task Deleting_twice_is_no_error()
    {
        var table = await tables.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var first = await table.DeleteEntityAsync(new TableEntity("p", "r"));
        var second = await table.DeleteEntityAsync("p", "r");

        Assert.Equal((204, 404), (first.Status, second.Status));
    }

    [Fact]
    public async Task Deleting_an_old_version_is_refused()
    {
        var table = await tables.NewTableAsync();
        var old = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Value"] = 1 });

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", old));

        Assert.Equal(412, refusal.Status);
    }
}
