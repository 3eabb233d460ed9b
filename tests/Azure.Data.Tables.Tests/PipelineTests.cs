using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Answer = CE4BIG.Azure.Data.Tables.Tests.FakeTransport.Answer;

namespace CE4BIG.Azure.Data.Tables.Tests;

public sealed class PipelineTests
{
    private const string Connection = "DefaultEndpointsProtocol=https;AccountName=acc;AccountKey=c2VjcmV0;EndpointSuffix=example.net";

    [Fact]
    public async Task A_busy_service_is_asked_again_with_a_fresh_signature()
    {
        var transport = new FakeTransport(_ => new Answer(503), _ => new Answer(500), _ => new Answer(204));

        var response = await Client(transport).UpsertEntityAsync(new TableEntity("p", "r"));

        Assert.Equal((204, 3), (response.Status, transport.Requests.Count));
        Assert.All(transport.Requests, r => Assert.StartsWith("SharedKeyLite acc:", r.Headers["Authorization"], StringComparison.Ordinal));
        Assert.Single(transport.Requests.Select(r => r.Headers["x-ms-client-request-id"]).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_service_that_stays_busy_is_asked_four_times_and_then_reported()
    {
        var transport = new FakeTransport(_ => new Answer(503));

        var outage = await Assert.ThrowsAsync<RequestFailedException>(() => Client(transport).GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal((503, 4), (outage.Status, transport.Requests.Count));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(412)]
    public async Task A_refusal_is_not_retried(int status)
    {
        var transport = new FakeTransport(_ => new Answer(status, """{"odata.error":{"code":"SomeCode","message":{"lang":"en-US","value":"Because."}}}"""));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => Client(transport).AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((status, "SomeCode", 1), (refusal.Status, refusal.ErrorCode, transport.Requests.Count));
        Assert.StartsWith("Because.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("""{"odata.error":"text"}""")]
    public async Task An_error_in_an_unexpected_shape_still_has_its_status(string body)
    {
        var transport = new FakeTransport(_ => new Answer(403, body));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => Client(transport).GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal(403, refusal.Status);
    }

    [Fact]
    public async Task The_key_stays_out_of_addresses_and_errors()
    {
        var transport = new FakeTransport(_ => new Answer(403));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => Client(transport).GetEntityAsync<TableEntity>("p", "r"));

        Assert.DoesNotContain("c2VjcmV0", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SharedKeyLite", refusal.ToString(), StringComparison.Ordinal);
        Assert.All(transport.Requests, r => Assert.Empty(r.Uri.Query));
    }

    [Fact]
    public async Task A_token_credential_signs_with_its_token()
    {
        var transport = new FakeTransport(_ => new Answer(204));
        var credential = new FakeCredential();
        var table = new TableClient(new Uri("https://acc.table.core.windows.net"), "visits", credential, Options(transport));

        await table.UpsertEntityAsync(new TableEntity("p", "r"));

        Assert.Equal("Bearer the-token", Assert.Single(transport.Requests).Headers["Authorization"]);
        Assert.Equal("https://storage.azure.com/.default", Assert.Single(credential.Scopes));
        Assert.Equal("acc", table.AccountName);
    }

    [Fact]
    public async Task A_token_is_never_sent_over_plain_http()
    {
        var transport = new FakeTransport(_ => new Answer(204));
        var table = new TableClient(new Uri("http://acc.table.core.windows.net"), "visits", new FakeCredential(), Options(transport));

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.UpsertEntityAsync(new TableEntity("p", "r")));

        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task A_shared_access_signature_is_appended_once_even_when_retried()
    {
        var transport = new FakeTransport(_ => new Answer(503), _ => new Answer(200, """{"value":[]}"""));
        var table = new TableClient(
            "TableEndpoint=https://acc.table.core.windows.net/;SharedAccessSignature=?sv=2020&sig=a%2Fb", "visits", Options(transport));

        await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").ToListAsync();

        Assert.Equal(2, transport.Requests.Count);
        Assert.All(transport.Requests, r => Assert.EndsWith("'p'&sv=2020&sig=a%2Fb", Uri.UnescapeDataString(r.Uri.Query).Replace("a/b", "a%2Fb", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(transport.Requests, r => Assert.False(r.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task A_page_may_be_empty_and_still_go_on()
    {
        var transport = new FakeTransport(
            _ => new Answer(200, """{"value":[]}""", ("x-ms-continuation-NextPartitionKey", "1!8!cA--")),
            _ => new Answer(200, """{"value":[{"PartitionKey":"p","RowKey":"r"}]}"""));

        var rows = await Client(transport).QueryAsync<TableEntity>().ToListAsync();

        Assert.Single(rows);
        Assert.Equal("?NextPartitionKey=1%218%21cA--", transport.Requests[1].Uri.Query);
    }

    [Fact]
    public async Task A_type_that_follows_its_value_still_counts()
    {
        var transport = new FakeTransport(_ => new Answer(200, """
            {"value":[{"PartitionKey":"p","Long":"5","Long@odata.type":"Edm.Int64","Moment":"2026-11-22T10:00:00Z","Moment@odata.type":"Edm.DateTime",
            "Id":"6f9619ff-8b86-d011-b42d-00c04fc964ff","Id@odata.type":"Edm.Guid","Bytes":"AQI=","Bytes@odata.type":"Edm.Binary",
            "Whole":3,"Whole@odata.type":"Edm.Double","Timestamp@odata.type":"Edm.DateTime","Timestamp":"2026-11-22T10:00:00Z","RowKey":"r"}]}
            """));

        var row = Assert.Single(await Client(transport).QueryAsync<TableEntity>().ToListAsync());

        Assert.Equal((5L, 3.0), (row.GetInt64("Long"), row.GetDouble("Whole")));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), row.GetDateTimeOffset("Moment"));
        Assert.Equal(row.GetDateTimeOffset("Moment"), row.Timestamp);
        Assert.Equal(new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff"), row.GetGuid("Id"));
        Assert.Equal("AQI=", Convert.ToBase64String(row.GetBinary("Bytes")!));
    }

    [Fact]
    public async Task A_transaction_answer_that_is_cut_short_is_an_error()
    {
        const string Body = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nHTTP/1.1 204 No Content\r\nETag: W/\"1\"\r\n\r\n\r\n--c--\r\n--b--";
        var transport = new FakeTransport(_ => new Answer(202, Body));

        await Assert.ThrowsAsync<RequestFailedException>(() => Client(transport).SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "a")),
            new(TableTransactionActionType.Add, new TableEntity("p", "b")),
        ]));
    }

    private static TableClient Client(FakeTransport transport) => new(Connection, "visits", Options(transport));

    private static TableClientOptions Options(FakeTransport transport) =>
        new() { Transport = transport, Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) } };

    private sealed class FakeCredential : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken("the-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
