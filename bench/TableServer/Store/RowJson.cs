using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CE4BIG.TableServer.Store;

/// <summary>An entity's properties between requests, store and answers. They stay in the JSON in which they came.</summary>
internal static class RowJson
{
    private const int MostProperties = 252;
    private const int LargestProperty = 64 * 1024;
    private const int LargestEntity = 1024 * 1024;
    private const string TypeSuffix = "@odata.type";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Reads a request's body.</summary>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public static (EntityBody? Body, ServiceError? Error) Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var kept = root.EnumerateObject().Where(p => IsStored(root, p)).ToList();
        if (kept.Exists(p => Size(root, p) > LargestProperty))
        {
            return (null, ServiceError.PropertyTooLarge);
        }

        if (kept.Count(p => !p.Name.EndsWith(TypeSuffix, StringComparison.Ordinal)) > MostProperties)
        {
            return (null, ServiceError.TooManyProperties);
        }

        var buffer = new ArrayBufferWriter<byte>(json.Length);
        Write(buffer, kept);
        return buffer.WrittenCount > LargestEntity
            ? (null, ServiceError.EntityTooLarge)
            : (new EntityBody(Text(root, "PartitionKey"), Text(root, "RowKey"), buffer.WrittenSpan.ToArray()), null);
    }

    /// <summary>The older properties with the newer ones over them.</summary>
    public static byte[] Merge(byte[] older, byte[] newer)
    {
        using var before = JsonDocument.Parse(older);
        using var after = JsonDocument.Parse(newer);
        var named = after.RootElement.EnumerateObject().Select(p => Bare(p.Name)).ToHashSet(StringComparer.Ordinal);
        var buffer = new ArrayBufferWriter<byte>(older.Length + newer.Length);
        Write(buffer, before.RootElement.EnumerateObject().Where(p => !named.Contains(Bare(p.Name))).Concat(after.RootElement.EnumerateObject()));
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes an entity into an answer: all of it, or the properties that were asked for.</summary>
    public static void WriteTo(ArrayBufferWriter<byte> buffer, Row row, IReadOnlySet<string>? select)
    {
        var properties = select is null ? row.Properties : Only(row.Properties, select);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("odata.etag"u8, row.ETag);
            WriteWhereAsked(json, select, "PartitionKey", row.Partition);
            WriteWhereAsked(json, select, "RowKey", row.Key);
            WriteWhereAsked(json, select, "Timestamp", row.Timestamp);
        }

        // The properties are an object already: without its opening brace it goes on with this one.
        buffer.Write(properties.Length > "{}".Length ? ","u8 : default);
        buffer.Write(properties.AsSpan(1));
    }

    /// <summary>A property's value as a filter compares it; null where the entity has none of that name.</summary>
    public static object? Find(Row row, string name)
    {
        switch (name)
        {
            case "PartitionKey":
                return row.Partition;
            case "RowKey":
                return row.Key;
            case "Timestamp":
                return new DateTimeOffset(row.Stored);
        }

        var json = new Utf8JsonReader(row.Properties);
        var typeName = name + TypeSuffix;
        string? type = null;
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var isType = json.ValueTextEquals(typeName);
            var isValue = json.ValueTextEquals(name);
            json.Read();
            if (isType)
            {
                // Written before its value: by the clients, and by the merge, which keeps their order.
                type = json.GetString();
            }
            else if (isValue)
            {
                return Value(ref json, type);
            }
        }

        return null;
    }

    private static object? Value(ref Utf8JsonReader json, string? type) => (json.TokenType, type) switch
    {
        (JsonTokenType.True, _) => true,
        (JsonTokenType.False, _) => false,
        (JsonTokenType.Number, "Edm.Double") => json.GetDouble(),
        (JsonTokenType.Number, _) => json.TryGetInt64(out var number) ? number : json.GetDouble(),
        (JsonTokenType.String, "Edm.Int64") => long.Parse(json.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        (JsonTokenType.String, "Edm.DateTime") => json.GetDateTimeOffset(),
        (JsonTokenType.String, "Edm.Guid") => json.GetGuid(),
        (JsonTokenType.String, "Edm.Binary") => json.GetBytesFromBase64(),
        (JsonTokenType.String, null or "Edm.String") => json.GetString(),
        _ => null,
    };

    private static byte[] Only(byte[] properties, IReadOnlySet<string> select)
    {
        using var document = JsonDocument.Parse(properties);
        var buffer = new ArrayBufferWriter<byte>(properties.Length);
        Write(buffer, document.RootElement.EnumerateObject().Where(p => select.Contains(Bare(p.Name))));
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteWhereAsked(Utf8JsonWriter json, IReadOnlySet<string>? select, string name, string value)
    {
        if (select is null || select.Contains(name))
        {
            json.WriteString(name, value);
        }
    }

    private static void Write(ArrayBufferWriter<byte> buffer, IEnumerable<JsonProperty> properties)
    {
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        foreach (var property in properties)
        {
            property.WriteTo(json);
        }

        json.WriteEndObject();
    }

    // The service sets the timestamp itself, has the keys apart and knows no null.
    private static bool IsStored(JsonElement root, JsonProperty property) =>
        Bare(property.Name) is not ("PartitionKey" or "RowKey" or "Timestamp")
        && !property.Name.StartsWith("odata.", StringComparison.Ordinal)
        && root.TryGetProperty(Bare(property.Name), out var value)
        && value.ValueKind is not JsonValueKind.Null;

    private static int Size(JsonElement root, JsonProperty property) =>
        property.Value.ValueKind is not JsonValueKind.String ? sizeof(long)
        : root.TryGetProperty(property.Name + TypeSuffix, out var type) && type.ValueEquals("Edm.Binary"u8) ? property.Value.GetBytesFromBase64().Length
        : property.Value.GetString()!.Length * sizeof(char);

    private static string Bare(string name) => name.EndsWith(TypeSuffix, StringComparison.Ordinal) ? name[..^TypeSuffix.Length] : name;

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
}
