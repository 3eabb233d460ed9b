using System.Globalization;
using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Rest;
using CE4BIG.Embedded.Storage;

namespace Azure.Data.Tables;

public sealed class TableClient
{
    private readonly TableRequests _requests;

    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, options: null)
    {
    }

    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableServiceClient.ParseConnectionString(connectionString), tableName, options)
    {
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableServiceClient.Requests(endpoint, TableServiceClient.BearerPolicy(tokenCredential), options), tableName, StorageAccount.AccountNameOf(endpoint))
    {
    }

    internal TableClient(TableRequests requests, string tableName, string accountName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _requests = requests;
        Name = tableName;
        AccountName = accountName;
    }

    private TableClient(StorageAccount account, string tableName, TableClientOptions? options)
        : this(
            TableServiceClient.Requests(account.Endpoint, account.AuthenticationPolicy(key => new TableSharedKeyPolicy(key)), options),
            tableName,
            account.AccountName)
    {
    }

    public string AccountName { get; }

    public string Name { get; }

    public Uri Uri => new($"{_requests.Endpoint.AbsoluteUri}/{Name}");

    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    public async Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        Response.FromValue(new TableItem(Name), await _requests.CreateTableAsync(Name, orKeep: false, cancellationToken));

    public async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        var response = await _requests.CreateTableAsync(Name, orKeep: true, cancellationToken);
        var failure = response.Status == 409 ? new RequestFailedException(response) : null;
        // A table that is being deleted conflicts as well, and is not there.
        return failure is null || TableErrorCode.TableAlreadyExists == (failure.ErrorCode ?? string.Empty)
            ? Response.FromValue(new TableItem(Name), response)
            : throw failure;
    }

    public Task<Response> DeleteAsync(CancellationToken cancellationToken = default) => _requests.DeleteTableAsync(Name, cancellationToken);

    public async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        Check(partitionKey, rowKey);
        var response = await _requests.GetAsync(Name, partitionKey, rowKey, select, orMissing: false, cancellationToken);
        return Response.FromValue(EntityJson.ReadOne<T>(response.Content.ToMemory().Span), response);
    }

    public async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        Check(partitionKey, rowKey);
        var response = await _requests.GetAsync(Name, partitionKey, rowKey, select, orMissing: true, cancellationToken);
        return response.Status == 404
            ? new NoValueResponse<T>(response)
            : Response.FromValue(EntityJson.ReadOne<T>(response.Content.ToMemory().Span), response);
    }

    public Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        Check(entity);
        return _requests.InsertAsync(Name, entity, cancellationToken);
    }

    public Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        Check(entity);
        if (ifMatch == default)
        {
            throw new ArgumentException("An update names the version it replaces; ETag.All replaces any.", nameof(ifMatch));
        }

        return _requests.WriteAsync(Name, entity, mode, ifMatch, cancellationToken);
    }

    public Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        Check(entity);
        return _requests.WriteAsync(Name, entity, mode, ifMatch: default, cancellationToken);
    }

    public Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        Check(partitionKey, rowKey);
        return _requests.DeleteAsync(Name, partitionKey, rowKey, ifMatch, cancellationToken);
    }

    public Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        Check(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    public AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new Pages<T>(
            async (continuation, top, cancel) =>
            {
                var response = await _requests.QueryAsync(Name, filter, top, select, TableContinuation.Parse(continuation), cancel);
                return Page<T>.FromValues(EntityJson.ReadPage<T>(response.Content.ToMemory().Span), TableContinuation.After(response), response);
            },
            maxPerPage,
            cancellationToken);

    public Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var actions = transactionActions.ToList();
        if (actions.Count == 0)
        {
            throw new InvalidOperationException("A transaction needs at least one action.");
        }

        for (var i = 0; i < actions.Count; i++)
        {
            Check(actions[i].Entity);
            if (actions[i].Entity.PartitionKey != actions[0].Entity.PartitionKey)
            {
                throw OtherPartition(i);
            }
        }

        return _requests.TransactAsync(Name, actions, cancellationToken);
    }

    // The service refuses this; Azurite would let it pass, and hide the mistake until production.
    private static TableTransactionFailedException OtherPartition(int index) => new(
        400,
        string.Create(CultureInfo.InvariantCulture, $"{index}:All commands in a batch must operate on same entity group."),
        "CommandsInBatchActOnDifferentPartitions",
        innerException: null);

    private static void Check<T>(T entity)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        Check(entity.PartitionKey, entity.RowKey);
    }

    private static void Check(string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
    }
}
