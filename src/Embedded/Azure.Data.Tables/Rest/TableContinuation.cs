using Azure.Core;

namespace Azure.Data.Tables.Rest;

/// <summary>Where a query goes on: what the service's continuation headers said, as one text for the caller to keep.</summary>
internal readonly record struct TableContinuation(string? First, string? Second)
{
    /// <summary>The resource that lists tables; it continues by table name, entities by partition and row.</summary>
    public const string Tables = "Tables";

    private const string NextTable = "NextTableName";
    private const string NextPartition = "NextPartitionKey";
    private const string NextRow = "NextRowKey";
    private const char Separator = ' ';

    public static TableContinuation Parse(string? token) =>
        token is null ? default
        : token.IndexOf(Separator, StringComparison.Ordinal) is var space and >= 0 ? new(token[..space], token[(space + 1)..])
        : new(token, null);

    /// <summary>The token for the next page; null after the last one.</summary>
    public static string? After(Response response)
    {
        if (response.Headers.TryGetValue("x-ms-continuation-" + NextTable, out var table))
        {
            return table;
        }

        // The service may send a partition without a row: go on at that partition's start.
        return response.Headers.TryGetValue("x-ms-continuation-" + NextPartition, out var partition)
            ? partition + Separator + (response.Headers.TryGetValue("x-ms-continuation-" + NextRow, out var row) ? row : null)
            : null;
    }

    public void ApplyTo(RequestUriBuilder uri)
    {
        if (First is null)
        {
            return;
        }

        if (Second is null)
        {
            uri.AppendQuery(NextTable, First);
            return;
        }

        uri.AppendQuery(NextPartition, First);
        if (Second.Length > 0)
        {
            uri.AppendQuery(NextRow, Second);
        }
    }
}
