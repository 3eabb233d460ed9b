using System.Xml.Linq;

namespace CE4BIG.Architecture.Tests;

/// <summary>The repository as files: what the rules of its layout are held against.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files below a folder of the repository, generated ones aside.</summary>
    public static IEnumerable<string> Sources(params IEnumerable<string> folders) => Files(folders, "*.cs");

    public static IEnumerable<string> Files(IEnumerable<string> folders, string pattern) =>
        folders.Select(f => Path.Combine(Root, f))
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, pattern, SearchOption.AllDirectories))
            .Where(f => !Relative(f).Split('/').Intersect(["bin", "obj", "artifacts", "node_modules"], StringComparer.Ordinal).Any());

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    /// <summary>The projects that a project names itself, as paths from the root.</summary>
    public static IReadOnlyList<string> ProjectReferences(string project) => References(project, "ProjectReference")
        .Select(include => Relative(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.Combine(Root, project))!, include))))
        .ToList();

    public static IReadOnlyList<string> References(string project, string kind) =>
        [.. XDocument.Load(Path.Combine(Root, project)).Descendants(kind).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'))];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CE4BIG.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        }

        return folder.FullName;
    }
}
