using System.Globalization;
using System.Text.Json;
using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Programmes;

/// <summary>
/// One place in a programme file. Reading it gives the value, or a default and an error that names place, value and what is allowed.
/// Below a place that is wrong nothing more is reported: one mistake, one message.
/// </summary>
internal sealed class JsonNodeReader(JsonElement element, string path, List<ProgrammeError> errors, bool silent = false, bool orNull = false)
{
    private const int LongestExcerpt = 60;
    private const decimal MostEuros = 1_000_000_000m;

    /// <summary>Reads an object whose properties are exactly <paramref name="names"/>, each once.</summary>
    public JsonObjectReader Object(params IReadOnlyList<string> names)
    {
        Dictionary<string, JsonNodeReader> properties = new(StringComparer.Ordinal);
        var isObject = Expect(JsonValueKind.Object, "an object");
        foreach (var (name, value) in isObject ? Entries() : [])
        {
            if (!names.Contains(name, StringComparer.Ordinal))
                value.Fail($"no such property here; known are {string.Join(", ", names)}");
            else
                properties[name] = value;
        }

        foreach (var name in names)
            properties.TryAdd(name, new JsonNodeReader(default, $"{path}.{name}", errors, silent || !isObject));

        return new JsonObjectReader(properties);
    }

    /// <summary>Reads an object as above, in which the property <paramref name="optional"/> may be left out; it is null where it is.</summary>
    public (JsonObjectReader Properties, JsonNodeReader? Optional) ObjectWith(string optional, params IReadOnlyList<string> names)
    {
        var given = element.ValueKind is JsonValueKind.Object && element.TryGetProperty(optional, out _);
        var properties = Object(given ? [.. names, optional] : names);
        return (properties, given ? properties[optional] : null);
    }

    /// <summary>A value that is switched off by writing null: the file says so, it is not merely forgotten.</summary>
    public T? OrNull<T>(Func<JsonNodeReader, T> read)
        where T : class
        => element.ValueKind is JsonValueKind.Null ? null : read(new JsonNodeReader(element, path, errors, silent, orNull: true));

    /// <summary>The same for small values.</summary>
    public T? ValueOrNull<T>(Func<JsonNodeReader, T> read)
        where T : struct
        => element.ValueKind is JsonValueKind.Null ? null : read(new JsonNodeReader(element, path, errors, silent, orNull: true));

    /// <summary>Reads an object as a table: a key and a value for each entry, no key twice.</summary>
    public IReadOnlyDictionary<TKey, TValue> Map<TKey, TValue>(Func<string, TKey?> key, string allowedKeys, Func<JsonNodeReader, TValue> read)
        where TKey : struct
    {
        Dictionary<TKey, TValue> map = [];
        if (!Expect(JsonValueKind.Object, "an object"))
            return map;

        foreach (var (name, value) in Entries())
        {
            if (key(name) is not { } found)
                value.Fail(allowedKeys);
            else if (!map.TryAdd(found, read(value)))
                value.Fail("each key once");
        }

        return map;
    }

    public IReadOnlyList<T> List<T>(int min, int max, Func<JsonNodeReader, T> read)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"a list of {min} to {max}");
        if (!Expect(JsonValueKind.Array, allowed))
            return [];

        var length = element.GetArrayLength();
        if (length < min || length > max)
        {
            Fail(allowed);
            return [];
        }

        List<T> list = new(length);
        foreach (var item in element.EnumerateArray())
            list.Add(read(new JsonNodeReader(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{list.Count}]"), errors, silent)));

        return list.AsReadOnly();
    }

    public string Text(int maxLength)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"a text of 1 to {maxLength} characters");
        var text = String(allowed);
        if (text.Length == 0 || (text.Length <= maxLength && !string.IsNullOrWhiteSpace(text)))
            return text;

        Fail(allowed);
        return "";
    }

    /// <summary>A list in which nothing stands twice.</summary>
    public IReadOnlyList<T> Distinct<T>(int min, int max, Func<JsonNodeReader, T> read)
    {
        HashSet<T> seen = [];
        return List(min, max, item =>
        {
            var errorsBefore = errors.Count;
            var value = read(item);
            if (errors.Count == errorsBefore && !seen.Add(value))
                item.Fail("each value only once");

            return value;
        });
    }

    /// <summary>A text that stands for a value.</summary>
    public T Value<T>(Func<string, T?> parse, string allowed)
        where T : struct
        => String(allowed) is { Length: > 0 } text ? parse(text) ?? Refused<T>(allowed) : default;

    /// <summary>A text that stands for an object.</summary>
    public T? Reference<T>(Func<string, T?> parse, string allowed)
        where T : class
        => String(allowed) is { Length: > 0 } text ? parse(text) ?? Refused<T>(allowed) : null;

    public int Whole(int min, int max)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}");
        if (!Expect(JsonValueKind.Number, allowed))
            return default;

        return element.TryGetInt32(out var number) && number >= min && number <= max ? number : Refused<int>(allowed);
    }

    public Money Euros()
    {
        const string Allowed = "euros from 0 to 1000000000 with at most two decimals";
        if (!Expect(JsonValueKind.Number, Allowed))
            return default;

        return element.TryGetDecimal(out var euros) && euros is >= 0 and <= MostEuros && decimal.Round(euros, 2) == euros
            ? new Money((long)(euros * 100))
            : Refused<Money>(Allowed);
    }

    public bool Flag()
    {
        if (!silent && element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Fail("true or false");

        return element.ValueKind is JsonValueKind.True;
    }

    public void Fail(string allowed)
    {
        if (!silent)
            errors.Add(new ProgrammeError(path, Excerpt(), orNull ? $"{allowed}, or null" : allowed));
    }

    private IEnumerable<(string Name, JsonNodeReader Value)> Entries()
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var value = new JsonNodeReader(property.Value, $"{path}.{property.Name}", errors, silent);
            if (seen.Add(property.Name))
                yield return (property.Name, value);
            else
                value.Fail("this property only once");
        }
    }

    private string String(string allowed)
    {
        if (!Expect(JsonValueKind.String, allowed))
            return "";

        var text = element.GetString() ?? "";
        if (text.Length == 0)
            Fail(allowed);

        return text;
    }

    private bool Expect(JsonValueKind kind, string allowed)
    {
        if (element.ValueKind == kind)
            return true;

        Fail(allowed);
        return false;
    }

    private T? Refused<T>(string allowed)
    {
        Fail(allowed);
        return default;
    }

    private string Excerpt()
    {
        var raw = element.ValueKind is JsonValueKind.Undefined ? "" : element.GetRawText().ReplaceLineEndings(" ");
        return raw.Length <= LongestExcerpt ? raw : raw[..LongestExcerpt] + "…";
    }
}
