using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Rest;

/// <summary>Writes and reads property values as the service's JSON has them: what JSON cannot tell apart carries an @odata.type.</summary>
internal static class EdmValue
{
    public const string TypeSuffix = "@odata.type";

    // Seven digits, the resolution of the service's clock and of .NET's.
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteString(name + TypeSuffix, "Edm.Int64"u8);
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteString(name + TypeSuffix, "Edm.Double"u8);
                WriteDouble(json, name, number);
                break;
            case DateTimeOffset moment:
                WriteMoment(json, name, moment.UtcDateTime);
                break;
            case DateTime moment:
                WriteMoment(json, name, moment);
                break;
            case Guid id:
                json.WriteString(name + TypeSuffix, "Edm.Guid"u8);
                json.WriteString(name, id);
                break;
            case byte[] bytes:
                WriteBinary(json, name, bytes);
                break;
            case BinaryData data:
                WriteBinary(json, name, data.ToMemory().Span);
                break;
            case Enum:
                json.WriteString(name, value.ToString());
                break;
            default:
                throw new NotSupportedException($"Property '{name}': a table cannot store a {value.GetType()}.");
        }
    }

    /// <summary>Reads the current token; <paramref name="edmType"/> is null where JSON itself tells the type.</summary>
    public static object? Read(ref Utf8JsonReader json, string? edmType) => (json.TokenType, edmType) switch
    {
        (JsonTokenType.Null, _) => null,
        (JsonTokenType.True, _) => true,
        (JsonTokenType.False, _) => false,
        (JsonTokenType.String, null or "Edm.String") => json.GetString(),
        (JsonTokenType.Number, null or "Edm.Int32") => json.TryGetInt32(out var number) ? (object)number : json.GetDouble(),
        (_, "Edm.Int64") => Read(ref json, EdmKind.Int64),
        (_, "Edm.Double") => Read(ref json, EdmKind.Double),
        (_, "Edm.DateTime") => Read(ref json, EdmKind.DateTimeOffset),
        (_, "Edm.Guid") => Read(ref json, EdmKind.Guid),
        (_, "Edm.Binary") => Read(ref json, EdmKind.Binary),
        _ => throw new JsonException($"A {json.TokenType} is no value of type {edmType ?? "unknown"}."),
    };

    /// <summary>Reads the current token as the .NET type that a typed entity declares.</summary>
    public static object? Read(ref Utf8JsonReader json, EdmKind kind)
    {
        if (json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        var isText = json.TokenType is JsonTokenType.String;
        return kind switch
        {
            EdmKind.String => json.GetString(),
            EdmKind.Boolean => json.GetBoolean(),
            EdmKind.Int32 => json.GetInt32(),
            EdmKind.Int64 => isText ? long.Parse(json.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : json.GetInt64(),
            EdmKind.Double => isText ? ParseDouble(json.GetString()!) : json.GetDouble(),
            EdmKind.DateTime => ParseMoment(json.GetString()!).UtcDateTime,
            EdmKind.DateTimeOffset => ParseMoment(json.GetString()!),
            EdmKind.Guid => json.GetGuid(),
            EdmKind.Binary => json.GetBytesFromBase64(),
            EdmKind.BinaryData => BinaryData.FromBytes(json.GetBytesFromBase64()),
            EdmKind.Enum => json.GetString(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>Gives a value its type when the type came after it; the service promises no order.</summary>
    public static object? Retype(object? value, string edmType) => (edmType, value) switch
    {
        ("Edm.Int64", string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        ("Edm.Int64", int number) => (long)number,
        ("Edm.Double", string text) => ParseDouble(text),
        ("Edm.Double", int number) => (double)number,
        ("Edm.DateTime", string text) => ParseMoment(text),
        ("Edm.Guid", string text) => Guid.Parse(text),
        ("Edm.Binary", string text) => Convert.FromBase64String(text),
        _ => value,
    };

    public static DateTimeOffset ParseMoment(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static void WriteMoment(Utf8JsonWriter json, string name, DateTime moment)
    {
        // As the original: guessing a zone would silently move the moment.
        if (moment.Kind is not DateTimeKind.Utc)
        {
            throw new NotSupportedException($"Property '{name}': a DateTime must be of kind Utc, not {moment.Kind}.");
        }

        json.WriteString(name + TypeSuffix, "Edm.DateTime"u8);
        json.WriteString(name, moment.ToString(MomentFormat, CultureInfo.InvariantCulture));
    }

    private static void WriteBinary(Utf8JsonWriter json, string name, ReadOnlySpan<byte> bytes)
    {
        json.WriteString(name + TypeSuffix, "Edm.Binary"u8);
        json.WriteBase64String(name, bytes);
    }

    private static void WriteDouble(Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteString(name, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        }
    }

    private static double ParseDouble(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}
