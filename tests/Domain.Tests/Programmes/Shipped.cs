using System.Reflection;
using System.Text.Json.Nodes;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests.Programmes;

/// <summary>The programme that the product ships with, and its schema.</summary>
internal static class Shipped
{
    private static readonly string Folder = Path.Combine(
        typeof(Shipped).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Repository").Value!,
        "programmes");

    public static string Json { get; } = File.ReadAllText(Path.Combine(Folder, "ce4big.json"));

    public static JsonObject Schema { get; } = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "programme.schema.json")))!.AsObject();

    public static Programme Programme { get; } = Read(Json);

    public static Programme Read(string json)
    {
        var read = ProgrammeFile.Read(json);
        Assert.Empty(read.Errors);
        return read.Value!;
    }

    /// <summary>A fresh copy of the file to change.</summary>
    public static JsonObject Copy() => JsonNode.Parse(Json)!.AsObject();
}
