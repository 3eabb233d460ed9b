using System.Collections.Frozen;
using System.Security.Cryptography;

namespace CE4BIG.Pages;

/// <summary>The files that pages load: the stylesheet, the scripts and the EU emblem. Embedded, so that nothing is read from a disk or another host.</summary>
public static class Assets
{
    private const string Folder = "Assets/";

    private static readonly FrozenDictionary<string, Asset> All = typeof(Assets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => KeyValuePair.Create(name[Folder.Length..], Load(name)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The file of this name (<c>site.css</c>), or null.</summary>
    public static Asset? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>Where pages load a file from. The address changes with the content, so that it may be cached for long.</summary>
    internal static string Address(string name) => $"/assets/{name}?v={All[name].ETag.Trim('"')}";

    private static Asset Load(string resource)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var type = Path.GetExtension(resource) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };
        return new Asset(content, type, $"\"{Convert.ToHexStringLower(SHA256.HashData(content)).AsSpan(0, 16)}\"");
    }
}
