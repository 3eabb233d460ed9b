using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>The <c>Values</c> of <c>local.settings.json</c>: flat names as in an environment, for this machine only.</summary>
internal static class LocalSettings
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the first file found in <paramref name="folders"/>; nothing when there is none.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Load(params IEnumerable<string> folders) =>
        folders.Select(folder => Path.Combine(folder, "local.settings.json")).FirstOrDefault(File.Exists) is { } file
            ? Parse(File.ReadAllBytes(file))
            : [];

    public static IReadOnlyList<KeyValuePair<string, string?>> Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, Lenient);
        return document.RootElement.TryGetProperty("Values", out var values)
            ? [.. values.EnumerateObject().Select(v => KeyValuePair.Create(v.Name.Replace("__", ":", StringComparison.Ordinal), (string?)v.Value.ToString()))]
            : [];
    }
}
