using System.Buffers;
using System.Text;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Rest;

/// <summary>Writes the multipart body of an entity group transaction into one buffer.</summary>
internal sealed class TransactionContent : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;
    private readonly string _batch = "batch_" + Guid.NewGuid().ToString("N");
    private readonly string _changeset = "changeset_" + Guid.NewGuid().ToString("N");
    private readonly string _address;
    private readonly string _table;

    public TransactionContent(Uri endpoint, string table)
    {
        _address = endpoint.AbsoluteUri;
        _table = table;
        _json = new Utf8JsonWriter(_buffer, EntityJson.WriterOptions);
        Text($"--{_batch}\r\nContent-Type: multipart/mixed; boundary={_changeset}\r\n\r\n");
    }

    public string ContentType => "multipart/mixed; boundary=" + _batch;

    public void Add(TableTransactionAction action)
    {
        var entity = action.Entity;
        var (method, path) = action.ActionType switch
        {
            TableTransactionActionType.Add => (RequestMethod.Post, "/" + _table),
            TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => (RequestMethod.Patch, PathOf(entity)),
            TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => (RequestMethod.Put, PathOf(entity)),
            TableTransactionActionType.Delete => (RequestMethod.Delete, PathOf(entity)),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.ActionType, "No such action."),
        };
        Text($"--{_changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n{method} {_address}{path} HTTP/1.1\r\n");
        Text("Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n");
        if (IfMatch(action) is { } etag)
        {
            Text($"If-Match: {etag}\r\n");
        }

        if (action.ActionType is TableTransactionActionType.Delete)
        {
            Text("\r\n");
            return;
        }

        Text("Prefer: return-no-content\r\nContent-Type: application/json\r\n\r\n");
        _json.Reset();
        EntityJson.Write(_json, entity);
        _json.Flush();
        Text("\r\n");
    }

    public ReadOnlyMemory<byte> Complete()
    {
        Text($"--{_changeset}--\r\n--{_batch}--\r\n");
        return _buffer.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();

    // A delete without a version deletes any; an update without one is sent as it is, and the service treats it as an upsert.
    private static string? IfMatch(TableTransactionAction action)
    {
        var etag = action.ActionType switch
        {
            TableTransactionActionType.Delete => action.ETag == default ? ETag.All : action.ETag,
            TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace => action.ETag,
            TableTransactionActionType.Add or TableTransactionActionType.UpsertMerge or TableTransactionActionType.UpsertReplace or _ => default,
        };
        return etag == default ? null : etag.ToString("H");
    }

    private string PathOf(ITableEntity entity) => TableRequests.EntityPath(_table, entity.PartitionKey, entity.RowKey);

    private void Text(string text) => Encoding.UTF8.GetBytes(text, _buffer);
}
