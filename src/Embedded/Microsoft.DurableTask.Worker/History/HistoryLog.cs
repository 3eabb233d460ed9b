using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Microsoft.DurableTask.Worker.History;

/// <summary>
/// An instance's history twice: as objects to replay, and as the bytes that its row carries. Only new events are encoded,
/// so an episode costs what it adds and not what went before.
/// </summary>
internal sealed class HistoryLog
{
    // An inline tail is written again with each commit; past this size it is sealed into rows that never change.
    public const int SealAbove = 24 * 1024;

    // One sealed row's share of the text: well below an entity's 1 MiB even if it does not compress.
    public const int SealedChunk = 256 * 1024;

    private readonly ArrayBufferWriter<HistoryEvent> _events = new(16);
    private ArrayBufferWriter<byte> _tail = new(1024);

    /// <summary>All events up to now. A snapshot: later appends go behind it, so other threads may read it.</summary>
    public ArraySegment<HistoryEvent> Events =>
        MemoryMarshal.TryGetArray(_events.WrittenMemory, out var all) ? all : throw new InvalidOperationException("The history is kept in an array.");

    /// <summary>How many sealed rows hold the part before the tail.</summary>
    public int SealedRows { get; private set; }

    /// <summary>The bytes not yet sealed. Later appends go behind them, so the slice stays as it is.</summary>
    public ReadOnlyMemory<byte> Tail => _tail.WrittenMemory;

    public static ReadOnlyMemory<byte> Encode(IReadOnlyList<HistoryEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>(256 * events.Count);
        using var writer = new Utf8JsonWriter(buffer);
        foreach (var recorded in events)
        {
            JsonSerializer.Serialize(writer, recorded, EngineJson.Default.HistoryEvent);
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
        }

        return buffer.WrittenMemory;
    }

    public static IEnumerable<HistoryEvent> Decode(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            yield return JsonSerializer.Deserialize(bytes.Span[..end], EngineJson.Default.HistoryEvent)
                ?? throw new JsonException("A history line holds no event.");
            bytes = bytes[(end + 1)..];
        }
    }

    public static HistoryLog Load(IEnumerable<ReadOnlyMemory<byte>> sealedChunks, int sealedRows, ReadOnlyMemory<byte> tail)
    {
        var log = new HistoryLog { SealedRows = sealedRows };
        var older = new ArrayBufferWriter<byte>();
        foreach (var chunk in sealedChunks)
        {
            older.Write(chunk.Span);
        }

        log.Add(Decode(older.WrittenMemory));
        log.Add(Decode(tail));
        log._tail.Write(tail.Span);
        return log;
    }

    public void Append(IReadOnlyList<HistoryEvent> events, ReadOnlyMemory<byte> encoded)
    {
        Add(events);
        _tail.Write(encoded.Span);
    }

    /// <summary>Takes the tail out for sealing once it has outgrown the row; returns its chunks with their row numbers.</summary>
    public IReadOnlyList<(int Row, ReadOnlyMemory<byte> Bytes)> Seal()
    {
        if (_tail.WrittenCount <= SealAbove)
        {
            return [];
        }

        var chunks = new List<(int, ReadOnlyMemory<byte>)>();
        for (var rest = _tail.WrittenMemory; !rest.IsEmpty; rest = rest[Math.Min(SealedChunk, rest.Length)..])
        {
            chunks.Add((SealedRows++, rest[..Math.Min(SealedChunk, rest.Length)]));
        }

        _tail = new ArrayBufferWriter<byte>(1024);
        return chunks;
    }

    private void Add(IEnumerable<HistoryEvent> events)
    {
        foreach (var added in events)
        {
            _events.GetSpan(1)[0] = added;
            _events.Advance(1);
        }
    }
}
