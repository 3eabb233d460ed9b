using System.Text.Json.Nodes;

namespace CE4BIG.Domain.Tests.Programmes;

/// <summary>Editors help coordinators by the schema, the app judges by its reader: they must know the same properties.</summary>
public sealed class ProgrammeSchemaTests
{
    private const string AnyKey = "*";

    // What may be left out stands in some file only, and a switch that is off has nothing below it.
    [Fact]
    public void The_schema_and_the_shipped_files_together_know_the_same_properties()
        => Assert.Equal(
            InSchema(Shipped.Schema, "$").Where(path => !path.Contains(".absences", StringComparison.Ordinal)).Distinct().Order(),
            Shipped.Names.SelectMany(name => InFile(Shipped.Copy(name), "$")).Where(path => !path.Contains(".absences", StringComparison.Ordinal)).Distinct().Order());

    [Fact]
    public void The_schema_lets_no_unknown_property_pass()
        => Assert.All(Objects(Shipped.Schema), schema => Assert.NotNull(schema["additionalProperties"]));

    [Fact]
    public void The_schema_explains_every_property_of_the_programme()
        => Assert.All(Shipped.Schema["properties"]!.AsObject(), property => Assert.False(Explanation(property.Value!) is null, property.Key));

    [Fact]
    public void The_shipped_file_names_its_schema()
        => Assert.Equal("./programme.schema.json", Shipped.Copy()["$schema"]!.GetValue<string>());

    private static IEnumerable<string> InSchema(JsonNode node, string path)
    {
        var schema = Resolve(node.AsObject());
        if (schema["items"] is { } items)
            return InSchema(items, path + "[]");

        if (schema["propertyNames"] is not null)
            return [$"{path}.{AnyKey}"];

        return schema["properties"]?.AsObject().SelectMany(property => InSchema(property.Value!, $"{path}.{property.Key}").Prepend($"{path}.{property.Key}")) ?? [];
    }

    private static IEnumerable<string> InFile(JsonNode? node, string path) => node switch
    {
        JsonObject @object when path.EndsWith("ceilingsEur", StringComparison.Ordinal) => [$"{path}.{AnyKey}"],
        JsonObject @object => @object.SelectMany(property => InFile(property.Value, $"{path}.{property.Key}").Prepend($"{path}.{property.Key}")),
        JsonArray array => array.SelectMany(item => InFile(item, path + "[]")),
        _ => [],
    };

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject schema => schema.SelectMany(property => Objects(property.Value)).Concat(IsOrMayBe(schema["type"], "object") ? [schema] : []),
        JsonArray array => array.SelectMany(Objects),
        _ => [],
    };

    private static string? Explanation(JsonNode schema)
        => schema["description"]?.ToString()
            ?? Resolve(schema.AsObject())["properties"]?.AsObject().Select(property => property.Value!["description"]?.ToString() ?? property.Value["$ref"]?.ToString()).FirstOrDefault();

    private static bool IsOrMayBe(JsonNode? type, string name)
        => type is JsonArray alternatives ? alternatives.Any(alternative => alternative!.ToString() == name) : type?.ToString() == name;

    private static JsonObject Resolve(JsonObject schema)
        => schema["$ref"] is { } reference ? Shipped.Schema["$defs"]![reference.ToString().Split('/')[^1]]!.AsObject() : schema;
}
