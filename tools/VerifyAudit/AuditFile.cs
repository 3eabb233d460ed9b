using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using CE4BIG.Domain.Audit;

namespace CE4BIG.VerifyAudit;

/// <summary>The entries of a ZIP, unpacked in memory one by one within limits: the file may come from anywhere.</summary>
internal sealed class AuditFile : IDisposable
{
    // 50 exchanges with 20 files of 5 MB each are what the desk hands out at most.
    private const int MostEntries = 2_000;
    private const long LargestEntry = 64L * 1024 * 1024;

    private readonly ZipArchive _zip;
    private readonly ImmutableDictionary<string, ZipArchiveEntry> _entries;

    private AuditFile(ZipArchive zip, ImmutableDictionary<string, ZipArchiveEntry> entries)
    {
        _zip = zip;
        _entries = entries;
    }

    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>Opens a ZIP.</summary>
    /// <exception cref="InvalidDataException">It is none, has too many entries, or two of one name.</exception>
    public static AuditFile Open(Stream stream)
    {
        var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var entries = ImmutableDictionary.CreateBuilder<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            if (entries.Count == MostEntries)
            {
                throw new InvalidDataException("The file has more entries than the desk hands out.");
            }

            if (!entries.TryAdd(entry.FullName, entry))
            {
                throw new InvalidDataException($"Two entries are named {entry.FullName}.");
            }
        }

        return new AuditFile(zip, entries.ToImmutable());
    }

    /// <summary>An entry's bytes; null where there is none of that name, or it cannot be unpacked.</summary>
    public byte[]? Read(string name)
    {
        if (!_entries.TryGetValue(name, out var entry) || entry.Length > LargestEntry)
        {
            return null;
        }

        try
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            var buffer = new byte[81_920];
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                copy.Write(buffer.AsSpan(0, read));
                if (copy.Length > LargestEntry)
                {
                    return null;
                }
            }

            return copy.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>An entry that the desk writes as JSON; default where it is missing or written otherwise: there is one way to write it.</summary>
    public T? Read<T>(string name)
    {
        if (Read(name) is not { } bytes)
        {
            return default;
        }

        try
        {
            var value = Parse<T>(bytes, AuditJson.Options);
            return value is not null && bytes.AsSpan().SequenceEqual(AuditJson.Write(value)) ? value : default;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return default;
        }
    }

    /// <summary>Reads JSON that holds no null; default where it does: the desk leaves out what is not there.</summary>
    public static T? Parse<T>(byte[] bytes, JsonSerializerOptions options)
    {
        using var document = JsonDocument.Parse(bytes);
        return HasNull(document.RootElement) ? default : JsonSerializer.Deserialize<T>(bytes, options);
    }

    private static bool HasNull(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => element.EnumerateArray().Any(HasNull),
        JsonValueKind.Object => element.EnumerateObject().Any(p => HasNull(p.Value)),
        _ => false,
    };

    public void Dispose() => _zip.Dispose();
}
