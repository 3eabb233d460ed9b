using System.Reflection;

namespace CE4BIG.Embedded.Api.Tests;

public sealed class ApiCompatibilityTests
{
    // The one package whose API nobody lists: the app references it for its effect alone.
    private const string WithoutApi = "Microsoft.DurableTask.Worker";

    // Holds types that official signatures name but whose own lines no listing has.
    private const string Unlisted = "Azure.Storage.Common";

    private static readonly string Official = Path.Combine(AppContext.BaseDirectory, "official-api");

    private static readonly string[] Listed =
        [.. Directory.GetFiles(Official, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Packages => [.. Listed];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_public_member_of_a_stand_in_is_one_of_the_official_package(string package)
    {
        var deviations = ApiComparison.Deviations(ApiListing.Of(Assembly.Load(package)), Lines(package));
        Assert.True(deviations.Count == 0, $"{package} offers what the official package does not:\n{string.Join('\n', deviations)}");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_stand_in_offers_something(string package) => Assert.NotEmpty(ApiListing.Of(Assembly.Load(package)));

    [Fact]
    public void The_stand_in_without_a_listing_has_no_public_type() =>
        Assert.Empty(Assembly.Load(WithoutApi).GetExportedTypes().Select(t => t.FullName));

    [Fact]
    public void Types_without_a_listing_of_their_own_are_named_by_official_signatures()
    {
        var official = File.ReadAllText(Path.Combine(Official, "Azure.Storage.Blobs.txt"));
        Assert.All(Assembly.Load(Unlisted).GetExportedTypes(), type => Assert.Contains(type.FullName!, official, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_stand_in_is_compared()
    {
        var projects = Directory.GetFiles(Path.Combine(RepositoryRoot(), "src", "Embedded"), "*.csproj", SearchOption.AllDirectories)
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Except([WithoutApi, Unlisted], StringComparer.Ordinal);
        Assert.Equal(projects.Order(StringComparer.Ordinal), Listed);
    }

    [Theory]
    [InlineData("method System.Void A.B.C(System.Int32 renamed)")]
    [InlineData("method System.Void A.B.C(System.Int32 count = 0)")]
    [InlineData("method System.Int32 A.B.C(System.Int32 count)")]
    [InlineData("property System.String A.B.Name { get; set; }")]
    [InlineData("type class A.Unknown")]
    [InlineData("type static class A.B")]
    [InlineData("type class A.B : A.Base, System.IDisposable")]
    [InlineData("type class A.B : System.Collections.Generic.IDictionary<A.X, A.Z>")]
    public void A_deviation_is_found_and_named(string line) => Assert.Equal([line], ApiComparison.Deviations([line], Sample));

    [Theory]
    [InlineData("method System.Void A.B.C(System.Int32 count)")]
    [InlineData("property System.String A.B.Name { get; }")]
    [InlineData("type class A.B : A.Base, System.Collections.Generic.IDictionary<A.X, A.Y>")]
    [InlineData("type class A.B : A.Base")]
    [InlineData("type sealed class A.B")]
    public void Fewer_bases_and_sealed_or_not_are_no_deviation(string line) => Assert.Empty(ApiComparison.Deviations([line], Sample));

    private static readonly string[] Sample =
    [
        "method System.Void A.B.C(System.Int32 count)",
        "property System.String A.B.Name { get; }",
        "type class A.B : A.Base, System.Collections.Generic.IDictionary<A.X, A.Y>",
    ];

    private static string[] Lines(string package) => File.ReadAllLines(Path.Combine(Official, package + ".txt"));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CE4BIG.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        }

        return folder.FullName;
    }
}
