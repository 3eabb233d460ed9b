using System.Text.Json;
using System.Text.Json.Serialization;

namespace CE4BIG.Domain;

/// <summary>Stores a small value as its text, so that a stored exchange reads back to the same values.</summary>
internal sealed class StoredTextJsonConverter<T> : JsonConverter<T>
    where T : struct, IStoredText<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => Parse(reader.GetString());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => writer.WriteStringValue(value.Value);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => writer.WritePropertyName(value.Value);

    // Nothing is written as the empty text, such as an account number that was removed, and reads back as nothing. The text itself stays
    // out of the message: it may be an account number.
    private static T Parse(string? text)
        => text is "" ? default : T.TryParse(text, out var value) ? value : throw new JsonException($"The stored text is no {typeof(T).Name}.");
}
