using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CE4BIG.Domain.Exchanges;

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

    // What has rows or columns of its own.
    private static readonly HashSet<string> Elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(ExchangeState.Application), nameof(ExchangeState.Steps), nameof(ExchangeState.Report), nameof(ExchangeState.EndingReason),
    };

    private static readonly JsonSerializerOptions Core = new(Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } },
    };

    /// <summary>Writes a part.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads a part back.</summary>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A stored {typeof(T).Name} is empty.");

    /// <summary>Writes an exchange without application, steps, report and the reason of its end.</summary>
    public static string WriteCore(ExchangeState state) => JsonSerializer.Serialize(state, Core);

    /// <summary>Reads what <see cref="WriteCore"/> wrote; the caller fills in the rest.</summary>
    public static ExchangeState ReadCore(string json) =>
        JsonSerializer.Deserialize<ExchangeState>(json, Core) ?? throw new JsonException("A stored exchange is empty.");

    private static void LeaveOut(JsonTypeInfo type)
    {
        if (type.Type != typeof(ExchangeState))
        {
            return;
        }

        foreach (var property in type.Properties.Where(p => Elsewhere.Contains(p.Name)))
        {
            property.IsRequired = false;
            property.ShouldSerialize = (_, _) => false;
        }
    }
}
