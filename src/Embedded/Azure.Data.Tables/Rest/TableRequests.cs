using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Rest;

/// <summary>Speaks the table service's REST protocol: one method for each kind of request.</summary>
internal sealed class TableRequests(HttpPipeline pipeline, Uri endpoint, string version)
{
    private const string MinimalMetadata = "application/json;odata=minimalmetadata";

    // Answers that the caller expects are no errors: they are neither thrown nor shown as failures in traces.
    private static readonly ResponseClassifier Created = new StatusCodeClassifier([201, 204, 409]);
    private static readonly ResponseClassifier Deleted = new StatusCodeClassifier([204, 404]);
    private static readonly ResponseClassifier FoundOrNot = new StatusCodeClassifier([200, 404]);
    private static readonly ResponseClassifier Found = new StatusCodeClassifier([200]);
    private static readonly ResponseClassifier Written = new StatusCodeClassifier([201, 204]);
    private static readonly ResponseClassifier Accepted = new StatusCodeClassifier([202]);

    public Uri Endpoint { get; } = new(endpoint.AbsoluteUri.TrimEnd('/'));

    public Task<Response> CreateTableAsync(string table, bool orKeep, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Post, "/Tables", orKeep ? Created : Written);
        Body(message.Request, RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal) { ["TableName"] = table })));
        message.Request.Headers.Add("Prefer", "return-no-content");
        return SendAsync(message, cancellationToken);
    }

    public Task<Response> DeleteTableAsync(string table, CancellationToken cancellationToken) =>
        SendAsync(Message(RequestMethod.Delete, $"/Tables('{Key(table)}')", Deleted), cancellationToken);

    public Task<Response> GetAsync(
        string table, string partitionKey, string rowKey, IEnumerable<string>? select, bool orMissing, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Get, EntityPath(table, partitionKey, rowKey), orMissing ? FoundOrNot : Found);
        Select(message.Request, select);
        return SendAsync(message, cancellationToken);
    }

    public Task<Response> InsertAsync(string table, ITableEntity entity, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Post, "/" + table, Written);
        message.Request.Headers.Add("Prefer", "return-no-content");
        Body(message.Request, RequestContent.Create(EntityJson.ToUtf8(entity)));
        return SendAsync(message, cancellationToken);
    }

    public Task<Response> WriteAsync(string table, ITableEntity entity, TableUpdateMode mode, ETag ifMatch, CancellationToken cancellationToken)
    {
        var message = Message(MethodOf(mode), EntityPath(table, entity.PartitionKey, entity.RowKey), Written);
        if (ifMatch != default)
        {
            message.Request.Headers.Add("If-Match", ifMatch.ToString("H"));
        }

        Body(message.Request, RequestContent.Create(EntityJson.ToUtf8(entity)));
        return SendAsync(message, cancellationToken);
    }

    public Task<Response> DeleteAsync(string table, string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Delete, EntityPath(table, partitionKey, rowKey), Deleted);
        message.Request.Headers.Add("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString("H"));
        return SendAsync(message, cancellationToken);
    }

    /// <summary>One page of a table's entities, or of the account's tables where <paramref name="table"/> is "Tables".</summary>
    public Task<Response> QueryAsync(
        string table, string? filter, int? top, IEnumerable<string>? select, TableContinuation continuation, CancellationToken cancellationToken)
    {
        var message = Message(RequestMethod.Get, table == TableContinuation.Tables ? "/Tables" : $"/{table}()", Found);
        var uri = message.Request.Uri;
        if (!string.IsNullOrEmpty(filter))
        {
            uri.AppendQuery("$filter", filter);
        }

        if (top is { } limit)
        {
            uri.AppendQuery("$top", limit.ToString(CultureInfo.InvariantCulture));
        }

        Select(message.Request, select);
        continuation.ApplyTo(uri);
        return SendAsync(message, cancellationToken);
    }

    public async Task<Response<IReadOnlyList<Response>>> TransactAsync(
        string table, IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        using var content = new TransactionContent(Endpoint, table);
        foreach (var action in actions)
        {
            content.Add(action);
        }

        var message = Message(RequestMethod.Post, "/$batch", Accepted);
        message.Request.Headers.Add("Content-Type", content.ContentType);
        message.Request.Content = RequestContent.Create(content.Complete());
        var response = await SendAsync(message, cancellationToken);
        return Response.FromValue(TransactionResponses.Read(response.Content.ToMemory(), actions.Count), response);
    }

    public static RequestMethod MethodOf(TableUpdateMode mode) => mode switch
    {
        TableUpdateMode.Merge => RequestMethod.Patch,
        TableUpdateMode.Replace => RequestMethod.Put,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Neither merge nor replace."),
    };

    /// <summary>The path that names one entity. A quote is doubled for OData, and everything beyond letters and digits percent-encoded for the URL.</summary>
    public static string EntityPath(string table, string partitionKey, string rowKey) =>
        $"/{table}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";

    private static string Key(string value) => Uri.EscapeDataString(value.Replace("'", "''", StringComparison.Ordinal));

    private static void Select(Request request, IEnumerable<string>? select)
    {
        if (select is not null && string.Join(',', select) is { Length: > 0 } names)
        {
            request.Uri.AppendQuery("$select", names);
        }
    }

    private static void Body(Request request, RequestContent content)
    {
        request.Headers.Add("Content-Type", "application/json");
        request.Content = content;
    }

    private HttpMessage Message(RequestMethod method, string path, ResponseClassifier classifier)
    {
        var message = pipeline.CreateMessage(context: null, classifier);
        message.Request.Method = method;
        message.Request.Uri.Reset(Endpoint);
        message.Request.Uri.AppendPath(path, escape: false);
        message.Request.Headers.Add("x-ms-version", version);
        message.Request.Headers.Add("DataServiceVersion", "3.0");
        message.Request.Headers.Add("Accept", MinimalMetadata);
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        using (message)
        {
            await pipeline.SendAsync(message, cancellationToken);
            return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
        }
    }
}
