using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables.Rest;

/// <summary>Entities to and from the service's JSON.</summary>
internal static class EntityJson
{
    // The text travels as a request's body, never inside HTML: escaping for HTML would make quotes in stored JSON six times as long.
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> ToUtf8(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            Write(json, entity);
        }

        return buffer.WrittenMemory;
    }

    public static void Write(Utf8JsonWriter json, ITableEntity entity)
    {
        json.WriteStartObject();
        json.WriteString("PartitionKey"u8, entity.PartitionKey);
        json.WriteString("RowKey"u8, entity.RowKey);
        if (entity is TableEntity dictionary)
        {
            WriteDictionary(json, dictionary);
        }
        else
        {
            EntityShape.Of(entity.GetType()).Write(json, entity);
        }

        json.WriteEndObject();
    }

    public static T ReadOne<T>(ReadOnlySpan<byte> utf8)
        where T : class, ITableEntity
    {
        var json = new Utf8JsonReader(utf8);
        json.Read();
        return Read<T>(ref json, []);
    }

    public static List<T> ReadPage<T>(ReadOnlySpan<byte> utf8)
        where T : class, ITableEntity
    {
        var entities = new List<T>();
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(utf8);
        MoveToValueArray(ref json);
        while (json.Read() && json.TokenType is JsonTokenType.StartObject)
        {
            entities.Add(Read<T>(ref json, types));
        }

        return entities;
    }

    /// <summary>Moves into the array of a <c>{"odata.metadata":…,"value":[…]}</c> answer.</summary>
    public static void MoveToValueArray(ref Utf8JsonReader json)
    {
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var found = json.ValueTextEquals("value"u8);
            json.Read();
            if (found && json.TokenType is JsonTokenType.StartArray)
            {
                return;
            }

            json.Skip();
        }

        throw new JsonException("The service's answer has no list of values.");
    }

    private static void WriteDictionary(Utf8JsonWriter json, TableEntity entity)
    {
        foreach (var (name, value) in entity)
        {
            // The service sets Timestamp itself and knows no null: a property without value is one that is not there.
            if (value is not null
                && name is not (nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey) or nameof(ITableEntity.Timestamp))
                && !name.StartsWith("odata.", StringComparison.Ordinal))
            {
                EdmValue.Write(json, name, value);
            }
        }
    }

    private static T Read<T>(ref Utf8JsonReader json, Dictionary<string, string> types)
        where T : class, ITableEntity
    {
        if (typeof(T) == typeof(TableEntity))
        {
            return (T)(ITableEntity)ReadDictionary(ref json, types);
        }

        var shape = EntityShape.Of(typeof(T));
        var entity = (T)shape.Create();
        var next = 0;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("PartitionKey"u8))
            {
                json.Read();
                entity.PartitionKey = json.GetString()!;
            }
            else if (json.ValueTextEquals("RowKey"u8))
            {
                json.Read();
                entity.RowKey = json.GetString()!;
            }
            else if (json.ValueTextEquals("Timestamp"u8))
            {
                json.Read();
                entity.Timestamp = EdmValue.ParseMoment(json.GetString()!);
            }
            else if (json.ValueTextEquals("odata.etag"u8))
            {
                json.Read();
                entity.ETag = new ETag(json.GetString()!);
            }
            else
            {
                var property = shape.Find(ref json, ref next);
                json.Read();
                ReadValue(ref json, property, entity);
            }
        }

        return entity;
    }

    private static void ReadValue(ref Utf8JsonReader json, EntityProperty? property, object entity)
    {
        if (property is null)
        {
            json.Skip();
            return;
        }

        try
        {
            property.Read(ref json, entity);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidOperationException($"The stored value of '{property.Name}' does not fit {entity.GetType()}.", exception);
        }
    }

    private static TableEntity ReadDictionary(ref Utf8JsonReader json, Dictionary<string, string> types)
    {
        types.Clear();
        var entity = new TableEntity();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (name == TableEntity.ETagName)
            {
                entity.ETag = new ETag(json.GetString()!);
            }
            else if (name == nameof(ITableEntity.Timestamp))
            {
                entity.Timestamp = EdmValue.ParseMoment(json.GetString()!);
            }
            else if (name.EndsWith(EdmValue.TypeSuffix, StringComparison.Ordinal))
            {
                ReadType(entity, name[..^EdmValue.TypeSuffix.Length], json.GetString()!, types);
            }
            else if (name.StartsWith("odata.", StringComparison.Ordinal))
            {
                json.Skip();
            }
            else
            {
                entity.SetRead(name, EdmValue.Read(ref json, types.GetValueOrDefault(name)));
            }
        }

        return entity;
    }

    private static void ReadType(TableEntity entity, string name, string edmType, Dictionary<string, string> types)
    {
        if (name == nameof(ITableEntity.Timestamp))
        {
            return;
        }

        if (entity.TryGetValue(name, out var value))
        {
            entity.SetRead(name, EdmValue.Retype(value, edmType));
        }
        else
        {
            types[name] = edmType;
        }
    }
}
