using System.Text.Json;
using CE4BIG.TableServer.Store;

namespace CE4BIG.TableServer.Http;

/// <summary>Reads what a request, or a part of a transaction, writes.</summary>
internal static class WriteReader
{
    public static (Write? Write, ServiceError? Error) Read(string method, Target target, string? ifMatch, ReadOnlyMemory<byte> json)
    {
        var (write, error) = method switch
        {
            "POST" when target.Partition is null => Insert(json),
            "PUT" when target.Partition is not null => Update(WriteKind.Replace, target, ifMatch, json),
            "PATCH" or "MERGE" when target.Partition is not null => Update(WriteKind.Merge, target, ifMatch, json),
            "DELETE" when target.Partition is not null => ifMatch is null
                ? (null, ServiceError.Senseless("a delete names the version it deletes."))
                : (new Write(WriteKind.Delete, target.Partition, target.Key!, ifMatch, []), null),
            _ => (null, ServiceError.NotHere),
        };
        return write is { HasGoodKeys: false } ? (null, ServiceError.KeyOutOfRange) : (write, error);
    }

    private static (Write? Write, ServiceError? Error) Insert(ReadOnlyMemory<byte> json)
    {
        var (body, error) = Body(json);
        return body is null ? (null, error)
            : body is { Partition: { } partition, Key: { } key } ? (new Write(WriteKind.Insert, partition, key, null, body.Properties), null)
            : (null, ServiceError.Senseless("an entity has a PartitionKey and a RowKey."));
    }

    private static (Write? Write, ServiceError? Error) Update(WriteKind kind, Target target, string? ifMatch, ReadOnlyMemory<byte> json)
    {
        var (body, error) = Body(json);
        return body is null ? (null, error) : (new Write(kind, target.Partition!, target.Key!, ifMatch, body.Properties), null);
    }

    private static (EntityBody? Body, ServiceError? Error) Body(ReadOnlyMemory<byte> json)
    {
        try
        {
            return RowJson.Read(json);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            return (null, ServiceError.Senseless("the body is no entity."));
        }
    }
}
