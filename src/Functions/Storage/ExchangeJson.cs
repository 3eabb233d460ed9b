using System.Text.Json;
using System.Text.Json.Serialization;

namespace CE4BIG.Functions.Storage;

/// <summary>How parts of an exchange are written into a column.</summary>
public static class ExchangeJson
{
    /// <summary>Enums by name, so that a member's position is no contract; null and default left out for size.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes a part.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads a part back.</summary>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A stored {typeof(T).Name} is empty.");
}
