using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Rest;
using CE4BIG.Embedded.Storage;

namespace Azure.Data.Tables;

public sealed class TableServiceClient
{
    private readonly TableRequests _requests;

    public TableServiceClient(string connectionString)
        : this(connectionString, options: null)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions? options = null)
    {
        var account = ParseConnectionString(connectionString);
        AccountName = account.AccountName;
        _requests = Requests(account.Endpoint, account.AuthenticationPolicy(key => new TableSharedKeyPolicy(key)), options);
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        AccountName = StorageAccount.AccountNameOf(endpoint);
        _requests = Requests(endpoint, BearerPolicy(tokenCredential), options);
    }

    public string AccountName { get; }

    public Uri Uri => _requests.Endpoint;

    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    public TableClient GetTableClient(string tableName) => new(_requests, tableName, AccountName);

    public Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateAsync(cancellationToken);

    public Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);

    public Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).DeleteAsync(cancellationToken);

    public AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new Pages<TableItem>(
            async (continuation, top, cancel) =>
            {
                var response = await _requests.QueryAsync(
                    TableContinuation.Tables, filter, top, select: null, TableContinuation.Parse(continuation), cancel);
                return Page<TableItem>.FromValues(ReadNames(response.Content.ToMemory().Span), TableContinuation.After(response), response);
            },
            maxPerPage,
            cancellationToken);

    internal static StorageAccount ParseConnectionString(string connectionString) => StorageAccount.Parse(connectionString, "table", emulatorPort: 10002);

    internal static BearerTokenAuthenticationPolicy BearerPolicy(TokenCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default");
    }

    internal static TableRequests Requests(Uri endpoint, HttpPipelinePolicy? authentication, TableClientOptions? options)
    {
        options ??= new TableClientOptions();
        var pipeline = new HttpPipelineOptions(options) { RequestFailedDetailsParser = new TableErrorParser() };
        if (authentication is not null)
        {
            pipeline.PerRetryPolicies.Add(authentication);
        }

        return new TableRequests(HttpPipelineBuilder.Build(pipeline), endpoint, options.VersionText);
    }

    private static List<TableItem> ReadNames(ReadOnlySpan<byte> utf8)
    {
        var tables = new List<TableItem>();
        var json = new Utf8JsonReader(utf8);
        EntityJson.MoveToValueArray(ref json);
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
        {
            if (json.TokenType is JsonTokenType.PropertyName && json.ValueTextEquals("TableName"u8))
            {
                json.Read();
                tables.Add(new TableItem(json.GetString()!));
            }
        }

        return tables;
    }
}
