using System.Globalization;
using System.Text.Json.Nodes;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests.Programmes;

/// <summary>The reader is strict everywhere: what is done to any one property of a shipped file is refused with its place.</summary>
public sealed class ProgrammePropertyTests
{
    // The ceilings of two countries that are not eligible may go, nobody has to be away, and a cluster may pay without files.
    private static readonly string[] Optional = ["LI", "NO", "absences", "account", "bic"];

    private static readonly string[] Switches = ["virtual", "deMinimisEur", "fourEyesFromEur", "survey", "validTo", "finalPaymentOn", "standIn"];

    public static TheoryData<string> Files => [.. Shipped.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Taking_away_any_property_is_refused_with_its_place(string name)
        => ForAnyProperty(name, Optional, (file, property) =>
        {
            property.Parent.Remove(property.Name);
            return Places(file).Contains(property.Place);
        });

    [Theory]
    [MemberData(nameof(Files))]
    public void Adding_an_unknown_property_anywhere_is_refused_with_its_place(string name)
        => ForAnyProperty(name, [], (file, property) =>
        {
            property.Parent["unheardOf"] = 1;
            return Places(file).Contains($"{property.Place[..^(property.Name.Length + 1)]}.unheardOf");
        });

    [Theory]
    [MemberData(nameof(Files))]
    public void Putting_null_for_any_property_is_refused_with_its_place_unless_null_switches_it_off(string name)
        => ForAnyProperty(name, Switches, (file, property) =>
        {
            property.Parent[property.Name] = null;
            return Places(file).Contains(property.Place);
        });

    [Theory]
    [MemberData(nameof(Files))]
    public void Putting_an_object_of_another_kind_for_any_property_is_refused_with_its_place(string name)
        => ForAnyProperty(name, [], (file, property) =>
        {
            property.Parent[property.Name] = new JsonObject { ["unheardOf"] = true };
            return Places(file).Any(place => place.StartsWith(property.Place, StringComparison.Ordinal));
        });

    /// <summary>Every property of the file, each in a fresh copy.</summary>
    private static void ForAnyProperty(string name, IReadOnlyList<string> except, Func<JsonObject, Property, bool> refused)
    {
        var count = PropertiesOf(Shipped.Copy(name), "$").Count();
        for (var index = 0; index < count; index++)
        {
            var file = Shipped.Copy(name);
            var property = PropertiesOf(file, "$").ElementAt(index);
            if (!except.Contains(property.Name, StringComparer.Ordinal))
                Assert.True(refused(file, property), property.Place);
        }
    }

    private static IEnumerable<Property> PropertiesOf(JsonNode? node, string path) => node switch
    {
        JsonObject @object => @object.SelectMany(property => PropertiesOf(property.Value, $"{path}.{property.Key}")
            .Prepend(new Property(@object, property.Key, $"{path}.{property.Key}"))),
        JsonArray array => array.SelectMany((item, i) => PropertiesOf(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))),
        _ => [],
    };

    private static HashSet<string> Places(JsonObject file)
    {
        var read = ProgrammeFile.Read(file.ToJsonString());
        return [.. read.Errors.Select(error => error.Path)];
    }

    /// <summary>A property in a file that may be changed.</summary>
    private sealed record Property(JsonObject Parent, string Name, string Place);
}
