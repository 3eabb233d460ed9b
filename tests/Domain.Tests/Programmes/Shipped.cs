using System.Reflection;
using System.Text.Json.Nodes;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests.Programmes;

/// <summary>The programme that the product ships with, and its schema.</summary>
internal static class Shipped
{
    private static readonly string Repository =
        typeof(Shipped).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Repository").Value!;

    private static readonly string Folder = Path.Combine(Repository, "programmes");

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name != "programme.schema")
            .Order(StringComparer.Ordinal),
    ];

    public static string Json { get; } = Text("ce4big");

    public static JsonObject Schema { get; } = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "programme.schema.json")))!.AsObject();

    public static Programme Programme { get; } = Read(Json);

    public static Programme Read(string json)
    {
        var read = ProgrammeFile.Read(json);
        Assert.Empty(read.Errors);
        return read.Value!;
    }

    /// <summary>A fresh copy of the file to change.</summary>
    public static JsonObject Copy(string name = "ce4big") => JsonNode.Parse(Text(name))!.AsObject();

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));

    public static string Document(string name) => File.ReadAllText(Path.Combine(Repository, "docs", name));

    /// <summary>Every property that the schema knows, such as <c>$.clusters[].name</c>; keys of tables as <paramref name="anyKey"/>, where it is given.</summary>
    public static IEnumerable<string> SchemaPaths(string? anyKey = null) => Paths(Schema, "$", anyKey);

    public static JsonObject Resolve(JsonObject schema)
        => schema["$ref"] is { } reference ? Schema["$defs"]![reference.ToString().Split('/')[^1]]!.AsObject() : schema;

    private static IEnumerable<string> Paths(JsonNode node, string path, string? anyKey)
    {
        var schema = Resolve(node.AsObject());
        if (schema["items"] is { } items)
            return Paths(items, path + "[]", anyKey);

        if (schema["propertyNames"] is not null)
            return anyKey is null ? [] : [$"{path}.{anyKey}"];

        return schema["properties"]?.AsObject()
            .SelectMany(property => Paths(property.Value!, $"{path}.{property.Key}", anyKey).Prepend($"{path}.{property.Key}")) ?? [];
    }
}
