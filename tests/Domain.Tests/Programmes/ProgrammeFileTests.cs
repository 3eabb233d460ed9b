using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Programmes;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Programmes;

public sealed class ProgrammeFileTests
{
    // The ceilings of two countries that are not eligible may go, and nobody has to be away.
    private static readonly string[] Optional = ["LI", "NO", "absences"];

    private static readonly string[] Switches = ["virtual", "deMinimisEur", "fourEyesFromEur", "survey", "validTo", "finalPaymentOn", "standIn"];

    private static readonly Programme Programme = Shipped.Programme;

    public static TheoryData<string> Files => [.. Shipped.Names];

    [Fact]
    public void The_shipped_programme_is_CE4BIGs()
    {
        Assert.Equal(("ce4big", "874436", 52), (Programme.Id, Programme.GrantAgreement, Programme.Target));
        Assert.Equal(["atlanpole", "biom", "biowin", "lsk"], Programme.Clusters.Select(cluster => cluster.Id));
        Assert.Equal(["FR", "DE", "BE", "PL"], Programme.Clusters.Select(cluster => cluster.Country.Value));
        Assert.Equal("Europe/Paris", Programme.TimeZone.Id);
        Assert.Equal(new Money(42_070_952), Programme.ProjectBudget);
        Assert.Equal(new DurationRules(3, 3, 31), Programme.Duration);
        Assert.Equal([.. Enum.GetValues<Language>()], Programme.Languages);
        Assert.False(Assert.Single(Programme.LumpSum.Rates).Confirmed);
    }

    [Fact]
    public void The_shipped_budgets_pay_for_52_visits_at_the_maximum()
        => Assert.Equal(
            Money.Euros(Programme.Target * 1100L),
            Programme.Clusters.Aggregate(Money.Zero, (sum, cluster) => sum + cluster.Budget));

    [Fact]
    public void The_shipped_people_cannot_receive_mail()
        => Assert.All(Programme.Staff, person => Assert.EndsWith(".example", person.Email, StringComparison.Ordinal));

    [Fact]
    public void A_cluster_is_found_by_its_id()
    {
        Assert.Equal("BioM", Programme.FindCluster("biom")?.Name);
        Assert.Null(Programme.FindCluster("other"));
    }

    [Fact]
    public void The_funding_statement_names_the_grant_in_each_language()
        => Assert.All(Programme.Languages, language => Assert.Contains("874436", Programme.FundingStatement(language), StringComparison.Ordinal));

    [Fact]
    public void A_byte_order_mark_does_no_harm()
        => Assert.True(ProgrammeFile.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Shipped.Json)]).Ok);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{} {}")]
    [InlineData("{ // no comments\n}")]
    public void What_is_no_programme_is_refused_and_not_thrown(string json)
    {
        var read = ProgrammeFile.Read(json);

        Assert.False(read.Ok);
        Assert.NotEmpty(read.Errors);
    }

    [Fact]
    public void Broken_JSON_names_its_line()
    {
        var error = Assert.Single(ProgrammeFile.Read("{\n  \"id\": \"x\",\n  oops\n}").Errors);

        Assert.Equal(("$", "line 3"), (error.Path, error.Value));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
        => Assert.False(ProgrammeFile.Read([(byte)'{', 0xFF, 0xFE, (byte)'}']).Ok);

    [Fact]
    public void A_file_too_large_is_refused_unread()
        => Assert.Equal("$", Assert.Single(ProgrammeFile.Read(new byte[ProgrammeFile.MaxBytes + 1]).Errors).Path);

    [Theory]
    [InlineData("$.id", "\"CE 4 BIG\"")]
    [InlineData("$.version", "\"\"")]
    [InlineData("$.openFrom", "\"01.01.2026\"")]
    [InlineData("$.openTo", "\"9999-12-31\"")]
    [InlineData("$.openTo", "\"2026-01-01\"")]
    [InlineData("$.timeZone", "\"Europe/Atlantis\"")]
    [InlineData("$.timeZone", "\"Romance Standard Time\"")]
    [InlineData("$.target", "0")]
    [InlineData("$.target", "52.5")]
    [InlineData("$.target", "\"52\"")]
    [InlineData("$.projectBudgetEur", "-1")]
    [InlineData("$.projectBudgetEur", "1.005")]
    [InlineData("$.projectBudgetEur", "1e300")]
    [InlineData("$.languages[1]", "\"it\"")]
    [InlineData("$.languages[1]", "\"en\"")]
    [InlineData("$.clusters", "[]")]
    [InlineData("$.clusters[1].id", "\"lsk\"", "$.clusters[3].id")]
    [InlineData("$.clusters[1].country", "\"Germany\"")]
    [InlineData("$.clusters[1].country", "\"GR\"")]
    [InlineData("$.clusters[1].country", "\"US\"")]
    [InlineData("$.clusters[3].budgetEur", "400000")]
    [InlineData("$.clusters[2].managers", "[]")]
    [InlineData("$.clusters[2].deputies", "[]")]
    [InlineData("$.clusters[2].managers[0].email", "\"elise.lambert\"")]
    [InlineData("$.clusters[2].managers[0].language", "\"nl\"")]
    [InlineData("$.clusters[2].deputies[0].id", "\"elise-lambert\"")]
    [InlineData("$.clusters[2].deputies[0].email", "\"Elise.Lambert@BioWin.example\"")]
    [InlineData("$.clusters[2].finance[1].email", "\"elise.lambert@biowin.example\"")]
    [InlineData("$.coordinators[0].id", "\"anna-nowak\"")]
    [InlineData("$.eligibility.countries[3]", "\"AT\"")]
    [InlineData("$.eligibility.countries[3]", "\"US\"", "$.lumpSum.rates[0].ceilingsEur.US")]
    [InlineData("$.eligibility.visitorKinds[0]", "\"startup\"")]
    [InlineData("$.eligibility.crossBorder", "\"yes\"")]
    [InlineData("$.duration.maxCalendarDays", "2")]
    [InlineData("$.lumpSum.rates[0].ceilingsEur.PT", "\"780\"")]
    [InlineData("$.evidence[1].key", "\"outbound-travel\"")]
    [InlineData("$.timings.report.dueDays", "20", "$.timings.report.remindAfterDays[2]")]
    [InlineData("$.timings.report.graceDays", "-1")]
    [InlineData("$.timings.validation.remindAfterDays[1]", "2")]
    [InlineData("$.timings.visiting-approval.escalateAfterDays", "8")]
    [InlineData("$.timings.travel.remindBeforeStartDays[1]", "14")]
    [InlineData("$.closureDays[0]", "\"31-12\"")]
    [InlineData("$.closureDays[0]", "\"12-25\"", "$.closureDays[2]")]
    public void A_wrong_value_is_refused_with_its_place_and_what_is_allowed(string place, string wrong, string? reportedAt = null)
    {
        var file = Shipped.Copy();
        Replace(file, place, JsonNode.Parse(wrong));

        var errors = ProgrammeFile.Read(file.ToJsonString()).Errors;

        var error = Assert.Single(errors, error => error.Path == (reportedAt ?? place));
        Assert.NotEmpty(error.Allowed);
        Assert.Contains(error.Path, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_without_funding_statement_is_refused()
    {
        var file = Shipped.Copy();
        file["fundingStatement"]!.AsObject().Remove("pl");

        Assert.Equal("$.fundingStatement.pl", Assert.Single(ProgrammeFile.Read(file.ToJsonString()).Errors).Path);
    }

    [Fact]
    public void A_person_who_speaks_none_of_the_programmes_languages_is_refused()
    {
        var file = Shipped.Copy();
        file["languages"]!.AsArray().RemoveAt(3);

        Assert.Contains(ProgrammeFile.Read(file.ToJsonString()).Errors, error => error.Path == "$.clusters[3].managers[0].language");
    }

    [Fact]
    public void One_finance_officer_is_not_enough()
    {
        var file = Shipped.Copy();
        file["clusters"]![0]!["finance"]!.AsArray().RemoveAt(1);

        Assert.Equal("$.clusters[0].finance", Assert.Single(ProgrammeFile.Read(file.ToJsonString()).Errors).Path);
    }

    [Fact]
    public void Closing_for_a_month_is_refused()
    {
        var file = Shipped.Copy();
        for (var day = 1; day <= 31; day++)
            file["closureDays"]!.AsArray().Add(string.Create(CultureInfo.InvariantCulture, $"08-{day:00}"));

        Assert.Equal("$.closureDays", Assert.Single(ProgrammeFile.Read(file.ToJsonString()).Errors).Path);
    }

    [Fact]
    public void A_doubled_property_is_refused()
    {
        var doubled = Shipped.Json.Replace("\"target\": 52,", "\"target\": 52, \"target\": 53,", StringComparison.Ordinal);

        var error = Assert.Single(ProgrammeFile.Read(doubled).Errors);

        Assert.Equal(("$.target", "53"), (error.Path, error.Value));
    }

    [Fact]
    public void Grace_and_deputies_are_known_only_where_there_are_any()
    {
        var file = Shipped.Copy();
        file["timings"]!["certificate"]!["graceDays"] = 5;
        file["timings"]!["certificate"]!["escalateAfterDays"] = 5;

        Assert.Equal(
            ["$.timings.certificate.graceDays", "$.timings.certificate.escalateAfterDays"],
            ProgrammeFile.Read(file.ToJsonString()).Errors.Select(error => error.Path));
    }

    [Fact]
    public void Every_mistake_is_reported_at_once()
    {
        var file = Shipped.Copy();
        file["target"] = 0;
        file["duration"] = "long";
        file["clusters"]![0]!["country"] = "France";

        Assert.Equal(
            ["$.clusters[0].country", "$.duration", "$.target"],
            ProgrammeFile.Read(file.ToJsonString()).Errors.Select(error => error.Path).Order());
    }

    [Fact]
    public void A_long_wrong_value_is_shortened_in_the_message()
    {
        var file = Shipped.Copy();
        file["name"] = new string('x', 5000);

        Assert.True(Assert.Single(ProgrammeFile.Read(file.ToJsonString()).Errors).Value.Length < 100);
    }

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

    [Property(MaxTest = 300)]
    public bool Cutting_the_file_anywhere_is_refused_and_never_thrown(ushort at)
        => !ProgrammeFile.Read(Encoding.UTF8.GetBytes(Shipped.Json.TrimEnd()).AsSpan(..^(1 + (at % 6000)))).Ok;

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

    private static void Replace(JsonObject file, string place, JsonNode? value)
    {
        JsonNode node = file;
        foreach (var part in place.Replace("[", ".[", StringComparison.Ordinal).Split('.')[1..])
            node = part[0] == '[' ? node[int.Parse(part[1..^1], null)]! : node[part]!;

        node.ReplaceWith(value);
    }

    /// <summary>A property in a file that may be changed.</summary>
    private sealed record Property(JsonObject Parent, string Name, string Place);
}
