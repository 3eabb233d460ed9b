using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>What the embedded host reads from <c>host.json</c>; everything else in it is for the real host.</summary>
internal sealed record HostSettings(string RoutePrefix, string HubName, string? DefaultVersion = null)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static HostSettings Load(string folder)
    {
        var file = Path.Combine(folder, "host.json");
        return Parse(File.Exists(file) ? File.ReadAllBytes(file) : "{}"u8.ToArray());
    }

    public static HostSettings Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, Lenient);
        return new HostSettings(
            Text(document.RootElement, "extensions", "http", "routePrefix") ?? "api",
            Text(document.RootElement, "extensions", "durableTask", "hubName") ?? "TestHubName",
            Text(document.RootElement, "extensions", "durableTask", "defaultVersion"));
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.GetString();
    }
}
