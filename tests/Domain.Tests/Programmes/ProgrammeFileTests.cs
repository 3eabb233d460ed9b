using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Programmes;

public sealed class ProgrammeFileTests
{
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
        Assert.Equal([StepKind.VisitingApproval, StepKind.HostingApproval], Programme.Approvals);
        Assert.Equal((Money.Zero, PaymentClock.Validation), (Programme.FourEyesFrom, Programme.PaymentClock));
        Assert.Equal((2, 1), (Programme.MaxChangeRounds, Programme.MaxEvidenceRounds));
        Assert.Equal(new PostponementRules(2, 180), Programme.Postponement);
        Assert.Equal(new SurveyRules(14), Programme.Survey);
        Assert.Equal(new RetentionRules(null, 5, 3, Money.Euros(60_000), 12, 90), Programme.Retention);
        Assert.Equal((false, 0, null, null), (Programme.PartialAward, Programme.PrefinancingPercent, Programme.Virtual, Programme.DeMinimis));
        Assert.Equal(["agenda"], Programme.Evidence.Where(item => item.WhenVirtual).Select(item => item.Key));
    }

    [Fact]
    public void The_shipped_budgets_pay_for_52_visits_at_the_maximum()
        => Assert.Equal(
            Money.Euros(Programme.Target * 1100L),
            Programme.Clusters.Aggregate(Money.Zero, (sum, cluster) => sum + cluster.Budget));

    [Theory]
    [MemberData(nameof(Files))]
    public void The_shipped_people_cannot_receive_mail(string name)
        => Assert.All(Shipped.Read(Shipped.Text(name)).Staff, person => Assert.EndsWith(".example", person.Email, StringComparison.Ordinal));

    [Fact]
    public void A_cluster_is_found_by_its_id()
    {
        Assert.Equal("BioM", Programme.FindCluster("biom")?.Name);
        Assert.Null(Programme.FindCluster("other"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_funding_statement_names_the_grant_in_each_language(string name)
    {
        var programme = Shipped.Read(Shipped.Text(name));

        Assert.All(programme.Languages, language => Assert.Contains(programme.GrantAgreement, programme.FundingStatement(language), StringComparison.Ordinal));
    }

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
    [InlineData("$.duration.minCalendarDays", "32", "$.duration.maxCalendarDays")]
    [InlineData("$.eligibility.deMinimisEur", "1099.99")]
    [InlineData("$.eligibility.deMinimisEur", "\"300000\"")]
    [InlineData("$.virtual", "true")]
    [InlineData("$.virtual", "{ \"from\": \"2026-02-01\", \"to\": \"2026-01-31\" }", "$.virtual.to")]
    [InlineData("$.virtual", "{ \"from\": \"2029-01-01\", \"to\": \"2029-12-31\" }", "$.virtual.from")]
    [InlineData("$.virtual", "{ \"from\": \"2025-01-01\", \"to\": \"2025-12-31\" }", "$.virtual.from")]
    [InlineData("$.approvals", "[]")]
    [InlineData("$.approvals", "[\"hosting\"]")]
    [InlineData("$.approvals[0]", "\"both\"")]
    [InlineData("$.approvals[1]", "\"visiting\"")]
    [InlineData("$.award.partial", "\"no\"")]
    [InlineData("$.award.prefinancingPercent", "81")]
    [InlineData("$.award.prefinancingPercent", "-1")]
    [InlineData("$.award.prefinancingPercent", "12.5")]
    [InlineData("$.lumpSum.rates", "[]")]
    [InlineData("$.lumpSum.rates[0].ceilingsEur.PT", "\"780\"")]
    [InlineData("$.lumpSum.rates[0].validFrom", "\"2026-01-02\"", "$.lumpSum.rates")]
    [InlineData("$.lumpSum.rates[0].validTo", "\"2028-12-30\"", "$.lumpSum.rates")]
    [InlineData("$.lumpSum.rates[0].validTo", "\"2025-12-31\"")]
    [InlineData("$.lumpSum.rates[0].validTo", "\"for ever\"")]
    [InlineData("$.payment.fourEyesFromEur", "-1")]
    [InlineData("$.payment.clockStarts", "\"invoice\"")]
    [InlineData("$.evidence[0].whenVirtual", "0")]
    [InlineData("$.timings.new-dates.dueDays", "181")]
    [InlineData("$.timings.host-choice.remindAfterDays[1]", "5")]
    [InlineData("$.timings.survey.remindAfterDays[0]", "31")]
    [InlineData("$.timings.recovery.dueDays", "29", "$.timings.recovery.remindAfterDays[2]")]
    [InlineData("$.maxChangeRounds", "11")]
    [InlineData("$.maxEvidenceRounds", "-1")]
    [InlineData("$.postponement.maxTimes", "11")]
    [InlineData("$.postponement.maxParkedDays", "179", "$.timings.new-dates.dueDays")]
    [InlineData("$.survey", "false")]
    [InlineData("$.survey.afterDays", "0")]
    [InlineData("$.retention.finalPaymentOn", "\"2025-12-31\"")]
    [InlineData("$.retention.finalPaymentOn", "\"soon\"")]
    [InlineData("$.retention.years", "0")]
    [InlineData("$.retention.yearsIfSmallGrant", "6")]
    [InlineData("$.retention.smallGrantUpToEur", "-1")]
    [InlineData("$.retention.unpaidMonths", "0")]
    [InlineData("$.retention.draftDays", "1001")]
    [InlineData("$.evidence[1].key", "\"outbound-travel\"")]
    [InlineData("$.timings.report.dueDays", "20", "$.timings.report.remindAfterDays[2]")]
    [InlineData("$.timings.report.graceDays", "-1")]
    [InlineData("$.timings.validation.remindAfterDays[1]", "2")]
    [InlineData("$.timings.visiting-approval.escalateAfterDays", "8")]
    [InlineData("$.timings.travel.remindBeforeStartDays[1]", "14")]
    [InlineData("$.timings.draft.remindBeforeCloseDays[1]", "8")]
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
    public void One_finance_officer_is_not_enough_for_four_eyes()
    {
        var file = Shipped.Copy();
        file["clusters"]![0]!["finance"]!.AsArray().RemoveAt(1);

        Assert.Equal("$.clusters[0].finance", Assert.Single(ProgrammeFile.Read(file.ToJsonString()).Errors).Path);

        file["payment"]!["fourEyesFromEur"] = null;
        Assert.True(ProgrammeFile.Read(file.ToJsonString()).Ok);
    }

    [Fact]
    public void A_switch_that_is_wrong_is_told_that_it_may_be_null()
    {
        var file = Shipped.Copy();
        file["survey"] = false;

        Assert.Equal("an object, or null", Assert.Single(ProgrammeFile.Read(file.ToJsonString()).Errors).Allowed);
    }

    [Theory]
    [InlineData("2027-01-01", "later", "DE", "$.lumpSum.rates[1].ceilingsEur.DE")]
    [InlineData("2026-12-31", "later", "LI", "$.lumpSum.rates[1].validFrom")]
    [InlineData("2027-01-02", "later", "LI", "$.lumpSum.rates")]
    [InlineData("2027-01-01", "eye-2014-2021", "LI", "$.lumpSum.rates[1].version")]
    [InlineData("2027-01-01", "later", "LI", null)]
    public void Rate_tables_follow_each_other_without_gap_or_overlap(string validFrom, string version, string without, string? refusedAt)
    {
        var file = Shipped.Copy();
        var tables = file["lumpSum"]!["rates"]!.AsArray();
        var later = tables[0]!.DeepClone().AsObject();
        tables[0]!["validTo"] = "2026-12-31";
        (later["version"], later["validFrom"]) = (version, validFrom);
        later["ceilingsEur"]!.AsObject().Remove(without);
        tables.Add(later);

        Assert.Equal(refusedAt, ProgrammeFile.Read(file.ToJsonString()).Errors.SingleOrDefault()?.Path);
    }

    [Fact]
    public void The_second_programme_is_another_scheme()
    {
        var missions = Shipped.Read(Shipped.Text("short-missions"));

        Assert.Equal((5, 90), (missions.Duration.MinCalendarDays, missions.Duration.MaxCalendarDays));
        Assert.Equal((30, 0), (missions.Timings.For(StepKind.Report).DueDays, missions.Timings.For(StepKind.Report).GraceDays));
        Assert.Equal([StepKind.VisitingApproval], missions.Approvals);
        Assert.Equal((true, 50, 2), (missions.PartialAward, missions.PrefinancingPercent, missions.VisitsPerVisitor));
        Assert.Equal((Money.Euros(1000), Money.Euros(300_000), null), (missions.FourEyesFrom, missions.DeMinimis, missions.Survey));
        Assert.Equal(PaymentClock.Report, missions.PaymentClock);
        Assert.NotNull(missions.Virtual);
        Assert.Equal(Money.Euros(4000), missions.LumpSum.Maximum);
        Assert.Equal(Halving.None, LumpSum.Compute(missions.LumpSum, missions.Clusters[0].Country, missions.OpenFrom, 3, 1).Formula.Halving);
    }

    [Fact]
    public void Nobody_works_for_both_programmes_since_an_address_tells_who_signs_in()
        => Assert.Empty(Programme.Staff.Select(person => person.Email).Intersect(
            Shipped.Read(Shipped.Text("short-missions")).Staff.Select(person => person.Email), StringComparer.OrdinalIgnoreCase));

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

    [Property(MaxTest = 300)]
    public bool Cutting_the_file_anywhere_is_refused_and_never_thrown(ushort at)
        => !ProgrammeFile.Read(Encoding.UTF8.GetBytes(Shipped.Json.TrimEnd()).AsSpan(..^(1 + (at % 6000)))).Ok;

    private static void Replace(JsonObject file, string place, JsonNode? value)
    {
        JsonNode node = file;
        var parts = place.Replace("[", ".[", StringComparison.Ordinal).Split('.')[1..];
        foreach (var part in parts[..^1])
            node = part[0] == '[' ? node[Index(part)]! : node[part]!;

        if (parts[^1][0] == '[')
            node[Index(parts[^1])] = value;
        else
            node[parts[^1]] = value;
    }

    private static int Index(string part) => int.Parse(part[1..^1], CultureInfo.InvariantCulture);
}
