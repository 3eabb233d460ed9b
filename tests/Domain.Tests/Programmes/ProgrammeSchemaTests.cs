using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests.Programmes;

/// <summary>Editors help coordinators by the schema, the app judges by its reader: they must know the same properties.</summary>
public sealed class ProgrammeSchemaTests
{
    private const string AnyKey = "*";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly SchemaCheck Schema = new(Shipped.Schema);

    private static readonly JsonNode?[] Wrong = [null, -1, 0.001, 1e12, true, "2026-13-45", new JsonObject { ["unheardOf"] = 1 }];

    public static TheoryData<string> Files => [.. Shipped.Names];

    // What may be left out stands in some file only, and a switch that is off has nothing below it.
    [Fact]
    public void The_schema_and_the_shipped_files_together_know_the_same_properties()
        => Assert.Equal(
            Shipped.SchemaPaths(AnyKey).Where(path => !path.Contains(".absences", StringComparison.Ordinal)).Distinct().Order(),
            Shipped.Names.SelectMany(name => InFile(Shipped.Copy(name), "$")).Where(path => !path.Contains(".absences", StringComparison.Ordinal)).Distinct().Order());

    [Theory]
    [MemberData(nameof(Files))]
    public void The_schema_accepts_every_shipped_file(string name) => Assert.Empty(Schema.Run(Shipped.Copy(name)));

    /// <summary>Otherwise an editor would call wrong what the app takes.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Whatever_the_schema_refuses_the_app_refuses_too(string name)
    {
        var refused = 0;
        var file = Shipped.Copy(name);

        // One of a kind is enough: one manager, one ceiling.
        foreach (var (parent, key) in Places(file).DistinctBy(Kind).ToList())
        {
            var right = parent[key];
            foreach (var wrong in Wrong)
            {
                parent[key] = wrong?.DeepClone();
                if (Schema.Refuses(file))
                {
                    refused++;
                    Assert.False(ProgrammeFile.Read(file.ToJsonString()).Ok, $"{Path((parent, key))} = {wrong?.ToJsonString()}");
                }
            }

            parent[key] = right;
        }

        Assert.True(refused > 300, "The wrong values were not wrong.");
    }

    /// <summary>Otherwise an editor would leave a coordinator alone with a mistake that can be seen in one place.</summary>
    [Theory]
    [InlineData("$.id", "\"CE 4 BIG\"")]
    [InlineData("$.openTo", "\"2026-02-30\"")]
    [InlineData("$.projectBudgetEur", "1.005")]
    [InlineData("$.clusters[0].managers", "[]")]
    [InlineData("$.clusters[0].managers[0].email", "\"camille\"")]
    [InlineData("$.virtual", "true")]
    [InlineData("$.approvals", "[\"hosting\"]")]
    [InlineData("$.approvals", "[\"visiting\", \"visiting\"]")]
    [InlineData("$.award.prefinancingPercent", "81")]
    [InlineData("$.lumpSum.rates[0].ceilingsEur", "{ \"Portugal\": 780 }")]
    [InlineData("$.lumpSum.rates[0].validTo", "7")]
    [InlineData("$.payment.clockStarts", "\"invoice\"")]
    [InlineData("$.evidence[0].whenVirtual", "null")]
    [InlineData("$.timings.survey", "null")]
    [InlineData("$.retention.years", "0.5")]
    [InlineData("$.closureDays", "[\"31.12.\"]")]
    public void The_schema_names_a_mistake_where_it_stands(string place, string wrong)
    {
        var file = Shipped.Copy();
        foreach (var (parent, key) in Places(file).Where(entry => Path(entry) == place).ToList())
            parent[key] = JsonNode.Parse(wrong);

        Assert.All(Schema.Run(file), refused => Assert.StartsWith(place, refused, StringComparison.Ordinal));
        Assert.NotEmpty(Schema.Run(file));
    }

    [Fact]
    public void The_schema_lets_no_unknown_property_pass()
        => Assert.All(Objects(Shipped.Schema), schema => Assert.NotNull(schema["additionalProperties"]));

    [Fact]
    public void The_schema_explains_every_property_of_the_programme()
        => Assert.All(Shipped.Schema["properties"]!.AsObject(), property => Assert.False(Explanation(property.Value!) is null, property.Key));

    [Fact]
    public void The_shipped_file_names_its_schema()
        => Assert.Equal("./programme.schema.json", Shipped.Copy()["$schema"]!.GetValue<string>());

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
            ?? Shipped.Resolve(schema.AsObject())["properties"]?.AsObject().Select(property => property.Value!["description"]?.ToString() ?? property.Value["$ref"]?.ToString()).FirstOrDefault();

    private static IEnumerable<(JsonObject Parent, string Key)> Places(JsonNode? node) => node switch
    {
        JsonObject @object => @object.SelectMany(property => Places(property.Value).Prepend((@object, property.Key))),
        JsonArray array => array.SelectMany(Places),
        _ => [],
    };

    private static string Path((JsonObject Parent, string Key) entry) => $"{entry.Parent.GetPath()}.{entry.Key}";

    private static string Kind((JsonObject Parent, string Key) entry)
        => Regex.Replace(Path(entry), @"\[\d+\]|(?<=ceilingsEur\.)\w+", "", RegexOptions.None, Patience);

    private static bool IsOrMayBe(JsonNode? type, string name)
        => type is JsonArray alternatives ? alternatives.Any(alternative => alternative!.ToString() == name) : type?.ToString() == name;
}
