using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace CE4BIG.Backup;

/// <summary>
/// A row as one line of JSON: its keys, and every column with its type, since a number that comes back as another type is another row to
/// the app. Columns are in the order of their names, so that the same row is the same line.
/// </summary>
internal static class RowText
{
    private const string PartitionKey = "p";
    private const string RowKey = "r";
    private const string Columns = "c";

    // The service's own, written by it alone.
    private static readonly HashSet<string> NoColumns = new(StringComparer.Ordinal)
    {
        nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp), "odata.etag",
    };

    /// <summary>The line, with its end.</summary>
    public static ReadOnlyMemory<byte> Write(TableEntity row)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString(PartitionKey, row.PartitionKey);
            json.WriteString(RowKey, row.RowKey);
            json.WriteStartObject(Columns);
            foreach (var name in row.Keys.Where(k => !NoColumns.Contains(k)).Order(StringComparer.Ordinal))
            {
                if (row[name] is { } value)
                {
                    var (type, text) = Text(name, value);
                    json.WriteStartObject(name);
                    json.WriteString(type, text);
                    json.WriteEndObject();
                }
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenMemory;
    }

    /// <summary>The row of a line.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TableEntity Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var row = new TableEntity(Key(json, PartitionKey), Key(json, RowKey));
        foreach (var column in json.RootElement.GetProperty(Columns).EnumerateObject())
        {
            var value = column.Value.EnumerateObject().Single();
            row[column.Name] = Value(value.Name, value.Value.GetString() ?? throw new FormatException($"{column.Name} has no value."));
        }

        return row;
    }

    private static string Key(JsonDocument line, string name) => line.RootElement.GetProperty(name).GetString() ?? throw new FormatException("A row has no key.");

    private static (string Type, string Text) Text(string name, object value) => value switch
    {
        string text => ("String", text),
        bool flag => ("Boolean", flag ? "true" : "false"),
        int number => ("Int32", number.ToString(CultureInfo.InvariantCulture)),
        long number => ("Int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("Double", number.ToString("R", CultureInfo.InvariantCulture)),
        DateTimeOffset moment => ("DateTime", moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        DateTime moment => ("DateTime", moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)),
        Guid id => ("Guid", id.ToString()),
        byte[] bytes => ("Binary", Convert.ToBase64String(bytes)),
        BinaryData data => ("Binary", Convert.ToBase64String(data.ToMemory().Span)),
        _ => throw new NotSupportedException($"The column {name} is a {value.GetType()}, which no table holds."),
    };

    private static object Value(string type, string text) => type switch
    {
        "String" => text,
        "Boolean" => bool.Parse(text),
        "Int32" => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        "Int64" => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        "Double" => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        "DateTime" => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        "Guid" => Guid.Parse(text),
        "Binary" => Convert.FromBase64String(text),
        _ => throw new FormatException($"{type} is no type of a column."),
    };
}
