using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CE4BIG.Domain.Tests.Programmes;

/// <summary>docs/programme.md is all that a coordinator has beside the file: no field is missing in it, no value is an old one.</summary>
public sealed partial class ProgrammeDocumentTests
{
    private static readonly string Document = Shipped.Document("programme.md");

    public static TheoryData<string> Fields => [.. Shipped.SchemaPaths().Select(Named).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_field_of_the_schema_is_explained(string field)
        => Assert.Contains($"`{field}`", Document, StringComparison.Ordinal);

    [Fact]
    public void The_values_it_names_are_those_of_the_shipped_file()
    {
        var rows = Row().Matches(Document).Select(row => (Field: row.Groups["field"].Value, Value: row.Groups["value"].Value)).ToList();

        Assert.True(rows.Count > 60, "The tables were not recognised.");
        Assert.All(rows, row => Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(row.Value), At(row.Field)), $"{row.Field}: {row.Value}, but the file has {At(row.Field)?.ToJsonString() ?? "null"}"));
    }

    [Fact]
    public void It_names_no_field_that_the_schema_does_not_have()
    {
        var known = Shipped.SchemaPaths().Select(Named).ToHashSet(StringComparer.Ordinal);

        Assert.All(FirstCell().Matches(Document).Select(row => row.Groups["field"].Value), field => Assert.Contains(field, known));
    }

    /// <summary>As the document calls it: everybody is a person, and all deadlines have the same parts.</summary>
    private static string Named(string path)
    {
        var plain = path.Replace("[]", "", StringComparison.Ordinal)["$.".Length..];
        var person = Person().Match(plain);
        return person.Success ? $"person.{person.Groups["part"].Value}"
            : Part().Match(plain) is { Success: true } part ? part.Groups["part"].Value
            : plain;
    }

    private static JsonNode? At(string field)
    {
        JsonNode? node = Shipped.Copy();
        foreach (var name in field.Split('.'))
        {
            node = node is JsonArray list ? list[0] : node;
            Assert.True(node!.AsObject().ContainsKey(name), field);
            node = node[name];
        }

        return node;
    }

    [GeneratedRegex(@"^\| `(?<field>[^`]+)` \| `(?<value>[^`]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| `(?<field>[^`]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstCell();

    [GeneratedRegex(@"^(clusters\.(managers|deputies|finance)|coordinators)\.(?<part>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Person();

    [GeneratedRegex(@"^timings\.[^.]+\.(?<part>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
