using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.DurableTask.Worker.History;

namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>How instances, sealed history and messages look as entities.</summary>
internal static class Rows
{
    // A binary property holds at most 64 KiB.
    private const int PropertyBytes = 60 * 1024;

    // Below this, compressing costs more than the bytes it saves.
    private const int CompressAbove = 1024;

    private const string HeaderColumn = "Header";
    private const string CustomStatusColumn = "CustomStatus";
    private const string StatusColumn = "Status";
    private const string CreatedColumn = "Created";
    private const string CompressedColumn = "Zip";
    private const string InstanceColumn = "Instance";

    public static RowWrite Instance(InstanceHeader header, ReadOnlyMemory<byte> tail)
    {
        var key = header.IsTerminal ? RowKeys.Terminal(header.InstanceId) : RowKeys.Active(header.InstanceId);
        return new RowWrite(key, 1024 + (2 * (header.CustomStatus?.Length ?? 0)) + (tail.Length * 4 / 3), () =>
        {
            var entity = New(key);

            // The custom status is JSON by itself: as a part of the header's JSON its quotes, escaped, would outgrow a property.
            entity[HeaderColumn] = JsonSerializer.Serialize(header with { CustomStatus = null }, EngineJson.Default.InstanceHeader);
            if (header.CustomStatus is { } customStatus)
            {
                entity[CustomStatusColumn] = Encoding.UTF8.GetBytes(customStatus);
            }

            if (header.IsTerminal)
            {
                entity[StatusColumn] = header.Status.ToString();
                entity[CreatedColumn] = header.CreatedAt;
            }

            PutBytes(entity, tail);
            return entity;
        });
    }

    public static InstanceHeader Header(TableEntity entity)
    {
        var header = JsonSerializer.Deserialize(entity.GetString(HeaderColumn) ?? "null", EngineJson.Default.InstanceHeader)
            ?? throw new JsonException($"Row '{entity.RowKey}' has no header.");
        return entity.GetBinary(CustomStatusColumn) is { } customStatus ? header with { CustomStatus = Encoding.UTF8.GetString(customStatus) } : header;
    }

    public static RowWrite Sealed(string instanceId, int row, ReadOnlyMemory<byte> bytes)
    {
        var key = RowKeys.Sealed(instanceId, row);
        return new RowWrite(key, 512 + (bytes.Length * 4 / 3), () =>
        {
            var entity = New(key);
            PutBytes(entity, bytes);
            return entity;
        });
    }

    public static RowWrite Message(string messageId, string instanceId, HistoryEvent message)
    {
        var key = RowKeys.Message(messageId);
        var bytes = HistoryLog.Encode([message]);
        return new RowWrite(key, 512 + (bytes.Length * 4 / 3), () =>
        {
            var entity = New(key);
            entity[InstanceColumn] = instanceId;
            PutBytes(entity, bytes);
            return entity;
        });
    }

    public static (string MessageId, string InstanceId, HistoryEvent Message) Message(TableEntity entity) =>
        (entity.RowKey[RowKeys.MessagePrefix.Length..], entity.GetString(InstanceColumn) ?? string.Empty, HistoryLog.Decode(Bytes(entity)).Single());

    /// <summary>The history text that a row carries.</summary>
    public static ReadOnlyMemory<byte> Bytes(TableEntity entity)
    {
        using var joined = new MemoryStream();
        for (var part = 0; entity.GetBinary(Part(part)) is { } bytes; part++)
        {
            joined.Write(bytes);
        }

        if (entity.GetBoolean(CompressedColumn) != true)
        {
            return joined.ToArray();
        }

        joined.Position = 0;
        using var inflate = new DeflateStream(joined, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        inflate.CopyTo(plain);
        return plain.ToArray();
    }

    /// <summary>Selects finished instances on the server, as far as their columns tell.</summary>
    public static string TerminalFilter(IReadOnlyCollection<string>? statuses, DateTimeOffset? createdFrom, DateTimeOffset? createdTo, string idPrefix)
    {
        var from = RowKeys.TerminalPrefix + RowKeys.Escape(idPrefix);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {RowKeys.Partition} and RowKey ge {from} and RowKey lt {RowKeys.After(from)}");
        if (createdFrom is { } first)
        {
            filter += " and " + TableClient.CreateQueryFilter($"Created ge {first}");
        }

        if (createdTo is { } last)
        {
            filter += " and " + TableClient.CreateQueryFilter($"Created le {last}");
        }

        if (statuses is { Count: > 0 })
        {
            filter += " and (" + string.Join(" or ", statuses.Select(s => TableClient.CreateQueryFilter($"Status eq {s}"))) + ")";
        }

        return filter;
    }

    private static TableEntity New(string key) => new(RowKeys.Partition, key);

    private static void PutBytes(TableEntity entity, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > CompressAbove)
        {
            bytes = Compress(bytes);
            entity[CompressedColumn] = true;
        }

        for (var part = 0; !bytes.IsEmpty; part++)
        {
            var length = Math.Min(PropertyBytes, bytes.Length);
            entity[Part(part)] = bytes[..length].ToArray();
            bytes = bytes[length..];
        }
    }

    private static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> bytes)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(bytes.Span);
        }

        return compressed.ToArray();
    }

    private static string Part(int number) => number == 0 ? "History" : "History" + number.ToString(CultureInfo.InvariantCulture);
}
