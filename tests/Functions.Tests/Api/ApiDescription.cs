using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CE4BIG.Functions.Tests.Api;

/// <summary>docs/openapi.yaml, and whether a JSON value is what one of its schemas says.</summary>
internal sealed class ApiDescription
{
    private ApiDescription(JsonObject root) => Root = root;

    public static string Folder { get; } = Path.Combine(FindRoot(), "docs");

    public static ApiDescription Instance { get; } = new(YamlReader.Read(File.ReadAllText(Path.Combine(Folder, "openapi.yaml"))));

    public JsonObject Root { get; }

    /// <summary>Method and path of everything that is described.</summary>
    public IEnumerable<(string Method, string Path)> Operations => Root["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Where(o => o.Key != "parameters").Select(o => (o.Key, path.Key)));

    /// <summary>What of a value is not as the schema says, each with its place.</summary>
    public IEnumerable<string> Faults(JsonNode? value, string schema) => Faults(value, Root["components"]!["schemas"]![schema]!.AsObject(), "$");

    private IEnumerable<string> Faults(JsonNode? value, JsonObject schema, string at)
    {
        schema = Resolve(schema);
        if (schema["oneOf"] is JsonArray choices)
        {
            return choices.Any(choice => !Faults(value, choice!.AsObject(), at).Any()) ? [] : [$"{at} is none of the choices"];
        }

        var types = schema["type"] is JsonArray several ? several.Select(t => (string)t!).ToList() : [(string)schema["type"]!];
        var kind = value switch { null => "null", JsonObject => "object", JsonArray => "array", _ => Kind(value) };
        return !types.Contains(kind) && !(kind == "integer" && types.Contains("number")) ? [$"{at} is {kind}, not {string.Join(" or ", types)}"] : value switch
        {
            JsonObject members => OfObject(members, schema, at),
            JsonArray items => items.SelectMany((item, i) => Faults(item, schema["items"]!.AsObject(), string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]"))),
            null => [],
            _ => OfText(value.ToString(), schema, at),
        };
    }

    private IEnumerable<string> OfObject(JsonObject members, JsonObject schema, string at)
    {
        var known = schema["properties"]?.AsObject() ?? [];
        var missing = (schema["required"]?.AsArray() ?? []).Select(n => (string)n!).Where(n => !members.ContainsKey(n)).Select(n => $"{at}.{n} is missing");
        return missing.Concat(members.SelectMany(m =>
            known[m.Key] is { } property ? Faults(m.Value, property.AsObject(), $"{at}.{m.Key}")
            : schema["additionalProperties"] is JsonObject any ? Faults(m.Value, any, $"{at}.{m.Key}")
            : [$"{at}.{m.Key} is not described"]));
    }

    private static IEnumerable<string> OfText(string text, JsonObject schema, string at)
    {
        if (schema["enum"] is JsonArray choices && !choices.Any(c => (string)c! == text))
        {
            yield return $"{at} is {text}";
        }

        if (schema["pattern"] is { } pattern && !Regex.IsMatch(text, (string)pattern!, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return $"{at} does not look like {pattern}";
        }

        if ((string?)schema["format"] is "date" && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return $"{at} is no date";
        }

        if ((string?)schema["format"] is "date-time" && !(text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _)))
        {
            yield return $"{at} is no moment";
        }
    }

    private JsonObject Resolve(JsonObject schema)
    {
        while ((string?)schema["$ref"] is { } reference)
        {
            schema = reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode)Root, (node, name) => node[name]!).AsObject();
        }

        return schema;
    }

    private static string Kind(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => "string",
        System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
        _ => value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
    };

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CE4BIG.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
