using System.Text.RegularExpressions;

namespace CE4BIG.Architecture.Tests;

/// <summary>Rules that a compiler does not hold, read off the sources.</summary>
public sealed partial class SourceTests
{
    // A shared key's signature covers the time by the service's clock, whatever time the app lives in.
    private static readonly string[] MayReadTheClock =
    [
        "src/Embedded/Azure.Data.Tables/Rest/TableSharedKeyPolicy.cs",
        "src/Embedded/Azure.Storage.Blobs/Rest/BlobSharedKeyPolicy.cs",
    ];

    private static readonly string[] Rooms = ["src", "tests", "tools", "bench", "docs", "infra", "programmes", ".ci"];
    private static readonly string[] TextFiles = ["*.cs", "*.csproj", "*.props", "*.json", "*.md", "*.sh", "*.yml", "*.bicep", "*.config", "*.txt"];

    [Fact]
    public void The_app_is_one_source_for_both_stacks() =>
        Assert.Empty(Find(Repository.Sources("src/Functions", "src/Domain", "src/Pages"), ConditionalCompilation()));

    [Fact]
    public void Only_a_time_provider_tells_the_time() =>
        Assert.Empty(Find(Repository.Sources("src", "tools").Where(f => !MayReadTheClock.Contains(Repository.Relative(f), StringComparer.Ordinal)), StaticClock()));

    [Fact]
    public void The_domain_does_no_input_or_output() =>
        Assert.Empty(Find(Repository.Sources("src/Domain"), InputOrOutput()));

    [Fact]
    public void Public_types_stand_one_in_a_file_that_bears_their_name()
    {
        var crowded =
            from file in Repository.Sources("src/Domain", "src/Pages", "src/Functions")
            let types = PublicType().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList()
            let name = Path.GetFileName(file).Split('.')[0]
            where types.Count > 1 || types.Exists(t => !name.StartsWith(t, StringComparison.Ordinal))
            select $"{Repository.Relative(file)}: {string.Join(", ", types)}";
        Assert.Empty(crowded);
    }

    [Fact]
    public void No_file_names_a_registry_or_another_machine()
    {
        var files = TextFiles
            .SelectMany(pattern => Repository.Files(Rooms, pattern).Concat(Directory.EnumerateFiles(Repository.Root, pattern)))
            .Where(f => !f.EndsWith(".Tests/SourceTests.cs", StringComparison.Ordinal));
        Assert.Empty(Find(files, RegistryOrMachine()));
    }

    [Fact]
    public void A_suppressed_warning_gives_its_reason() =>
        Assert.Empty(Find(Repository.Sources("src", "tests", "tools", "bench").Where(f => !f.EndsWith("SourceTests.cs", StringComparison.Ordinal)), SilentSuppression()));

    private static IEnumerable<string> Find(IEnumerable<string> files, Regex pattern) =>
        from file in files
        from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
        where pattern.IsMatch(line.text)
        select string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Repository.Relative(file)}:{line.number}: {line.text.Trim()}");

    [GeneratedRegex(@"^\s*#(if|elif|else|define)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConditionalCompilation();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StaticClock();

    [GeneratedRegex(@"^\s*using (System\.(IO|Net)\b|Microsoft\.|Azure\.)|\b(File|Directory|HttpClient|Console|Environment|Process)\.\w|\bTimeProvider\b|\bILogger\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InputOrOutput();

    [GeneratedRegex(@"^public (static |abstract |sealed |partial |readonly |ref )*(class|interface|enum|struct|delegate \S+|record struct|record class|record) (?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"https?://(\w+\.)*(registry|artifactory|nexus|packages?|feeds?)\.|/v3/index\.json|(?<![\w.*}])/(home|root|Users|work)/\w", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RegistryOrMachine();

    [GeneratedRegex(@"#pragma warning disable \w+\s*$|SuppressMessage\((?!.*Justification)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SilentSuppression();
}
