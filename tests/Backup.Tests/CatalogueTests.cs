using System.Text.Json;
using System.Text.RegularExpressions;
using CE4BIG.Functions.Storage;
using CE4BIG.Testing;

namespace CE4BIG.Backup.Tests;

/// <summary>What belongs into a backup is decided table by table.</summary>
public sealed partial class CatalogueTests
{
    [Fact]
    public void Of_every_table_it_is_decided_whether_it_is_saved_or_who_makes_it_again()
    {
        var all = typeof(TableNames).GetFields().Select(f => (string)f.GetRawConstantValue()!);

        Assert.Equal(all.Order(StringComparer.Ordinal), Catalogue.Saved.Select(t => t.Name).Concat(Catalogue.MadeAgain.Keys).Order(StringComparer.Ordinal));
        Assert.All(Catalogue.Saved.Select(t => t.Holds).Concat(Catalogue.MadeAgain.Values), Assert.NotEmpty);
    }

    [Fact]
    public void Every_container_is_saved()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Azurite.RepositoryRoot(), "src", "Functions"), "*.cs", SearchOption.AllDirectories);

        var all = sources.SelectMany(f => Container().Matches(File.ReadAllText(f))).Select(m => m.Groups["name"].Value);

        Assert.Equal(all.Order(StringComparer.Ordinal), Catalogue.Containers.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(TableNames.Drafts, TableNames.Exchanges)]
    [InlineData(TableNames.Anchors, TableNames.Exchanges)]
    [InlineData(TableNames.Exchanges, TableNames.Ledger)]
    [InlineData(TableNames.Exchanges, TableNames.Payments)]
    [InlineData(TableNames.Exchanges, TableNames.Visits)]
    [InlineData(TableNames.Exchanges, TableNames.Evidence)]
    [InlineData(TableNames.Exchanges, TableNames.People)]
    public void What_is_read_first_cannot_be_ahead_of_what_is_read_later(string first, string later)
    {
        var order = Catalogue.Saved.Select(t => t.Name).ToList();

        Assert.InRange(order.IndexOf(first), 0, order.IndexOf(later) - 1);
    }

    [Fact]
    public void The_workflows_own_tables_are_known_by_the_name_of_its_hub()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Azurite.RepositoryRoot(), "src", "Functions", "host.json")));

        Assert.Equal(Catalogue.Hub, host.RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("hubName").GetString());
    }

    [GeneratedRegex("const string Container = \"(?<name>[a-z-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Container();
}
