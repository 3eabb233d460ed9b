using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CE4BIG.Domain.Tests.Programmes;

/// <summary>
/// Holds a file against the schema as an editor does: as much of JSON Schema (2020-12) as the programme's schema uses. A keyword that is
/// not known here throws, so that none stands in the schema unread.
/// </summary>
internal sealed class SchemaCheck(JsonObject root)
{
    /// <summary>The places that the schema refuses.</summary>
    public IReadOnlyList<string> Run(JsonNode? file) => [.. Run(root, file, "$")];

    /// <summary>Whether it refuses any place; stops at the first.</summary>
    public bool Refuses(JsonNode? file) => Run(root, file, "$").Any();

    private IEnumerable<string> Run(JsonObject schema, JsonNode? node, string path)
        => schema.SelectMany(keyword => Holds(schema, keyword.Key, keyword.Value!, node) ? Below(keyword.Key, keyword.Value!, node, path) : [path]);

    private bool Holds(JsonObject schema, string keyword, JsonNode value, JsonNode? node) => (keyword, node) switch
    {
        ("$schema" or "$defs" or "$ref" or "title" or "description" or "properties" or "items", _) => true,
        ("type", _) => value is JsonArray types ? types.Any(type => Is(node, type!.ToString())) : Is(node, value.ToString()),
        ("enum", _) => value.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, node)),
        ("const", _) => JsonNode.DeepEquals(value, node),
        ("required", JsonObject entries) => value.AsArray().All(name => entries.ContainsKey(name!.ToString())),
        ("additionalProperties", JsonObject entries) => value is not JsonValue || entries.All(entry => schema["properties"]![entry.Key] is not null),
        ("propertyNames", JsonObject entries) => entries.All(entry => !Run(value.AsObject(), JsonValue.Create(entry.Key), "").Any()),
        ("minItems", JsonArray list) => list.Count >= value.GetValue<int>(),
        ("maxItems", JsonArray list) => list.Count <= value.GetValue<int>(),
        ("uniqueItems", JsonArray list) => list.Select(item => item?.ToJsonString()).Distinct().Count() == list.Count,
        ("contains", JsonArray list) => list.Any(item => !Run(value.AsObject(), item, "").Any()),
        ("minLength", JsonValue text) => !Is(text, "string") || text.ToString().Length >= value.GetValue<int>(),
        ("maxLength", JsonValue text) => !Is(text, "string") || text.ToString().Length <= value.GetValue<int>(),
        ("pattern", JsonValue text) => !Is(text, "string") || Regex.IsMatch(text.ToString(), value.ToString(), RegexOptions.None, TimeSpan.FromSeconds(1)),
        ("format", JsonValue text) => !Is(text, "string") || IsFormat(text.ToString(), value.ToString()),
        ("minimum", JsonValue number) => !Is(number, "number") || Number(number) >= Number(value),
        ("maximum", JsonValue number) => !Is(number, "number") || Number(number) <= Number(value),
        ("multipleOf", JsonValue number) => !Is(number, "number") || Number(number) % Number(value) == 0,
        ("required" or "additionalProperties" or "propertyNames" or "minItems" or "maxItems" or "uniqueItems" or "contains" or "minLength" or "maxLength"
            or "pattern" or "format" or "minimum" or "maximum" or "multipleOf", _) => true,
        _ => throw new NotSupportedException(keyword),
    };

    private IEnumerable<string> Below(string keyword, JsonNode value, JsonNode? node, string path) => (keyword, node) switch
    {
        ("$ref", _) => Run(root["$defs"]![value.ToString().Split('/')[^1]]!.AsObject(), node, path),
        ("properties", JsonObject entries) => entries.SelectMany(entry => value[entry.Key] is JsonObject schema ? Run(schema, entry.Value, $"{path}.{entry.Key}") : []),
        ("additionalProperties", JsonObject entries) when value is JsonObject schema => entries.SelectMany(entry => Run(schema, entry.Value, $"{path}.{entry.Key}")),
        ("items", JsonArray list) => list.SelectMany((item, i) => Run(value.AsObject(), item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))),
        _ => [],
    };

    private static bool Is(JsonNode? node, string type) => (type, node?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number)
            or ("null", JsonValueKind.Null) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(Number(node!)),
        _ => false,
    };

    private static bool IsFormat(string text, string format) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "email" => text.Split('@') is [{ Length: > 0 }, { Length: > 0 }],
        _ => throw new NotSupportedException(format),
    };

    private static decimal Number(JsonNode node) => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
