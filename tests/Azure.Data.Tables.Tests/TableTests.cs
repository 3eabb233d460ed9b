using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace CE4BIG.Azure.Data.Tables.Tests;

[Collection(TablesCollection.Name)]
public sealed class TableTests(TablesFixture tables)
{
    private readonly TableServiceClient _service = new(tables.ConnectionString);

    [Fact]
    public async Task Creating_a_table_twice_is_no_error_unless_it_must_be_new()
    {
        var first = await _service.CreateTableIfNotExistsAsync("createdtwice");
        var second = await _service.CreateTableIfNotExistsAsync("createdtwice");

        var conflict = await Assert.ThrowsAsync<RequestFailedException>(() => _service.CreateTableAsync("createdtwice"));

        Assert.Equal(("createdtwice", "createdtwice"), (first.Value.Name, second.Value.Name));
        Assert.Equal(409, conflict.Status);
        Assert.Equal(TableErrorCode.TableAlreadyExists, conflict.ErrorCode!);
    }

    [Fact]
    public async Task Tables_are_listed_and_deleted()
    {
        await _service.CreateTableAsync("listed");
        Assert.Contains("listed", await _service.QueryAsync().Select(t => t.Name).ToListAsync());
        var found = await _service.QueryAsync(TableServiceClient.CreateQueryFilter($"TableName eq {"listed"}")).ToListAsync();
        Assert.Equal("listed", Assert.Single(found).Name);

        await _service.DeleteTableAsync("listed");
        var again = await _service.DeleteTableAsync("listed");

        Assert.DoesNotContain("listed", await _service.QueryAsync().Select(t => t.Name).ToListAsync());
        Assert.Equal(404, again.Status);
    }

    [Fact]
    public async Task A_missing_table_is_named_as_such()
    {
        var table = _service.GetTableClient("missing");

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((404, "TableNotFound"), (refusal.Status, refusal.ErrorCode));
    }

    [Fact]
    public async Task A_bad_table_name_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => _service.CreateTableIfNotExistsAsync("no-dashes"));

        Assert.Equal(400, refusal.Status);
    }

    [Fact]
    public void Clients_know_their_account_and_address()
    {
        var table = _service.GetTableClient("somewhere");

        Assert.Equal(("devstoreaccount1", "somewhere"), (table.AccountName, table.Name));
        Assert.Equal($"{_service.Uri}/somewhere", table.Uri.AbsoluteUri);
    }
}
