using System.Text.Json.Nodes;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests.Programmes;

public sealed class AbsenceTests
{
    [Theory]
    [InlineData("2026-07-31", false)]
    [InlineData("2026-08-01", true)]
    [InlineData("2026-08-14", true)]
    [InlineData("2026-08-15", false)]
    public void Somebody_is_away_from_the_first_day_to_the_last(string date, bool away)
    {
        var manager = Assert.IsType<Programme>(Read("managers", Absence("2026-08-01", "2026-08-14", "tomasz-wojcik")).Value).Clusters[3].Managers[0];

        Assert.Equal(away, manager.IsAway(DateOnly.ParseExact(date, "yyyy-MM-dd", null)));
        Assert.Equal("tomasz-wojcik", Assert.Single(manager.Absences).StandIn);
    }

    [Fact]
    public void Who_names_no_absence_is_there()
        => Assert.All(Shipped.Programme.Staff, person => Assert.Empty(person.Absences));

    [Theory]
    [InlineData("managers", "tomasz-wojcik")]
    [InlineData("deputies", "anna-nowak")]
    [InlineData("finance", "pawel-krol")]
    [InlineData("managers", null)]
    public void A_colleague_of_the_same_work_may_stand_in_or_nobody_named(string role, string? standIn)
        => Assert.Empty(Read(role, Absence("2026-08-01", "2026-08-01", standIn)).Errors);

    [Theory]
    [InlineData("managers", "anna-nowak")] // oneself
    [InlineData("managers", "ewa-zielinska")] // finance does not decide
    [InlineData("finance", "anna-nowak")] // who decides does not pay
    [InlineData("managers", "camille-moreau")] // another cluster's
    [InlineData("managers", "claire-fontaine")] // the coordinator
    [InlineData("managers", "nobody")]
    public void Nobody_else_stands_in(string role, string standIn)
    {
        var error = Assert.Single(Read(role, Absence("2026-08-01", "2026-08-14", standIn)).Errors);

        Assert.Equal(($"$.clusters[3].{role}[0].absences[0].standIn", standIn), (error.Path, error.Value));
        Assert.Contains("or null", error.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_only_coordinator_has_no_stand_in()
    {
        var file = Shipped.Copy();
        file["coordinators"]![0]!["absences"] = new JsonArray(Absence("2026-08-01", "2026-08-14", "anna-nowak"));

        Assert.Equal("null, since there is no colleague", Assert.Single(ProgrammeFile.Read(file.ToJsonString()).Errors).Allowed);
    }

    [Fact]
    public void An_absence_ends_after_it_began()
        => Assert.Equal(
            "$.clusters[3].managers[0].absences[0].to",
            Assert.Single(Read("managers", Absence("2026-08-14", "2026-08-13", null)).Errors).Path);

    [Theory]
    [InlineData("2026-08-14", false)]
    [InlineData("2026-08-15", true)]
    public void Two_absences_do_not_overlap(string second, bool right)
    {
        var read = Read("managers", Absence("2026-08-01", "2026-08-14", null), Absence(second, "2026-08-20", null));

        Assert.Equal(right ? [] : ["$.clusters[3].managers[0].absences[1].from"], read.Errors.Select(error => error.Path));
    }

    [Theory]
    [InlineData("from")]
    [InlineData("to")]
    [InlineData("standIn")]
    public void Nothing_of_an_absence_is_left_out(string property)
    {
        var absence = Absence("2026-08-01", "2026-08-14", null);
        absence.Remove(property);

        Assert.Equal($"$.clusters[3].managers[0].absences[0].{property}", Assert.Single(Read("managers", absence).Errors).Path);
    }

    [Fact]
    public void Absences_are_a_list()
    {
        var file = Shipped.Copy();
        file["clusters"]![3]!["managers"]![0]!["absences"] = null;

        Assert.Equal("$.clusters[3].managers[0].absences", Assert.Single(ProgrammeFile.Read(file.ToJsonString()).Errors).Path);
    }

    private static JsonObject Absence(string from, string to, string? standIn) => new() { ["from"] = from, ["to"] = to, ["standIn"] = standIn };

    private static Parsed<Programme, ProgrammeError> Read(string role, params JsonNode[] absences)
    {
        var file = Shipped.Copy();
        file["clusters"]![3]![role]![0]!["absences"] = new JsonArray(absences);
        return ProgrammeFile.Read(file.ToJsonString());
    }
}
