using System.Text.Json;
using System.Text.Json.Serialization;

namespace CE4BIG.Domain.Audit;

/// <summary>How the JSON files of an audit file are written, by the desk, and read, by whoever verifies them.</summary>
public static class AuditJson
{
    /// <summary>Indented for people; enums by name; null left out; what nobody knows is refused.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Writes one.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);
}
