using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Programmes;
using CE4BIG.Domain.Tests.Applications;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Eligibility;

public sealed class EligibilityCheckTests
{
    private static readonly DateOnly Today = new(2026, 5, 4);
    private static readonly Application Application = Forms.Application();
    private static readonly Programme Programme = Shipped.Programme;

    [Fact]
    public void An_application_as_it_should_be_passes_every_rule_and_each_is_named()
    {
        var outcomes = Run(Application);

        Assert.All(outcomes, outcome => Assert.True(outcome.Passed, outcome.Rule.ToString()));
        Assert.Equal(
            Enum.GetValues<EligibilityRule>().Except([EligibilityRule.EnoughCalendarDays, EligibilityRule.VirtualAllowed, EligibilityRule.DeMinimisWithinLimit]).Order(),
            outcomes.Select(outcome => outcome.Rule).Order());
    }

    [Fact]
    public void A_large_company_may_host_but_not_visit()
    {
        var outcome = Failed(Application with { Visitor = Application.Visitor with { Kind = OrganisationKind.LargeCompany } });

        Assert.Equal((EligibilityRule.VisitorKindAllowed, "visitorKind"), (outcome.Rule, outcome.Field));
        Assert.Equal(
            [OrganisationKind.Sme, OrganisationKind.ClusterOrganisation, OrganisationKind.ScaleupSupport],
            outcome.Facts.AllowedKinds);
    }

    [Fact]
    public void Who_may_host_is_programme_data()
    {
        var strict = Programme with { HostKinds = new HashSet<OrganisationKind> { OrganisationKind.Sme } };

        Assert.Equal(EligibilityRule.HostKindAllowed, Failed(Application, strict).Rule);
    }

    [Theory]
    [InlineData(249, 50, 100, true)]
    [InlineData(249, 100, 43, true)]
    [InlineData(249, 51, 44, false)]
    [InlineData(250, 1, 1, false)]
    [InlineData(0, 0, 0, true)]
    public void An_SME_has_fewer_than_250_people_and_keeps_one_of_two_sums(int staff, int turnover, int balanceSheet, bool passes)
    {
        var figures = new SmeFigures(staff, Money.Euros(turnover * 1_000_000L), Money.Euros(balanceSheet * 1_000_000L));

        var outcome = Outcome(EligibilityRule.VisitorIsSme, Application with { Visitor = Application.Visitor with { Figures = figures } });

        Assert.Equal(passes, outcome.Passed);
        Assert.Equal(figures, outcome.Facts.Figures);
    }

    [Theory]
    [InlineData(9, 2, SmeSize.Micro)]
    [InlineData(10, 2, SmeSize.Small)]
    [InlineData(9, 3, SmeSize.Small)]
    [InlineData(50, 10, SmeSize.Medium)]
    [InlineData(49, 11, SmeSize.Medium)]
    [InlineData(250, 1, SmeSize.Large)]
    public void Micro_small_and_medium_are_told_apart(int staff, int millions, SmeSize size)
        => Assert.Equal(size, new SmeFigures(staff, Money.Euros(millions * 1_000_000L), Money.Euros(900_000_000)).Size);

    [Fact]
    public void The_size_of_an_organisation_that_is_no_SME_is_not_asked()
        => Assert.DoesNotContain(
            Run(Application with { Visitor = Application.Visitor with { Kind = OrganisationKind.ClusterOrganisation, Figures = null } }),
            outcome => outcome.Rule == EligibilityRule.VisitorIsSme);

    [Fact]
    public void Visitor_and_host_must_be_registered_in_eligible_countries()
    {
        var us = CountryCode.Parse("US");

        Assert.Equal(EligibilityRule.VisitorCountryEligible, Failed(Application with { Visitor = Application.Visitor with { Country = us } }).Rule);
        var outcome = Failed(Application with { Host = Application.Host with { Country = us } });
        Assert.Equal((EligibilityRule.HostCountryEligible, "hostCountry"), (outcome.Rule, outcome.Field));
        Assert.Equal(us, outcome.Facts.Country);
    }

    [Fact]
    public void A_visit_within_one_country_is_refused_where_borders_must_be_crossed()
    {
        var domestic = Application with { Host = Application.Host with { Country = Application.Visitor.Country } };

        Assert.Equal(EligibilityRule.CrossBorder, Failed(domestic).Rule);
        Assert.DoesNotContain(Run(domestic, Programme with { CrossBorderRequired = false }), outcome => !outcome.Passed);
    }

    [Fact]
    public void Clusters_must_take_part()
    {
        Assert.Equal(EligibilityRule.VisitorClusterKnown, Failed(Application with { Visitor = Application.Visitor with { ClusterId = "other" } }).Rule);
        Assert.Equal(EligibilityRule.HostClusterKnown, Failed(Application with { Host = Application.Host with { ClusterId = "other" } }).Rule);
    }

    [Fact]
    public void A_visit_within_one_cluster_is_refused_where_clusters_must_differ()
    {
        var within = Application with { Host = Application.Host with { ClusterId = Application.Visitor.ClusterId } };

        Assert.Equal(EligibilityRule.DifferentClusters, Failed(within).Rule);
        Assert.DoesNotContain(Run(within, Programme with { DifferentClustersRequired = false }), outcome => !outcome.Passed);
    }

    [Theory]
    [InlineData("2026-06-08", "2026-06-10", null)] // three working days
    [InlineData("2026-06-08", "2026-06-09", EligibilityRule.EnoughWorkingDays)]
    [InlineData("2026-06-05", "2026-06-08", EligibilityRule.EnoughWorkingDays)] // four days, two of them a weekend
    [InlineData("2026-06-01", "2026-07-01", null)] // 31 days
    [InlineData("2026-06-01", "2026-07-02", EligibilityRule.NotTooLong)]
    [InlineData("2026-05-05", "2026-05-08", null)] // tomorrow
    [InlineData("2026-05-04", "2026-05-08", EligibilityRule.StartsInFuture)] // today
    [InlineData("2028-12-25", "2028-12-31", null)] // three working days after Christmas, up to the last day
    [InlineData("2028-12-27", "2029-01-03", EligibilityRule.InsideProgramme)]
    public void The_dates_keep_the_programmes_rules(string start, string end, EligibilityRule? broken)
    {
        var visit = new Visit(DateOnly.ParseExact(start, "yyyy-MM-dd", null), DateOnly.ParseExact(end, "yyyy-MM-dd", null), 1000);

        var failed = Run(Application with { Visit = visit }).Where(outcome => !outcome.Passed).Select(outcome => outcome.Rule);

        Assert.Equal(broken is { } rule ? [rule] : [], failed);
    }

    [Fact]
    public void A_visit_before_the_open_period_points_at_its_first_day()
    {
        var early = Application with { Visit = new Visit(new DateOnly(2025, 12, 29), new DateOnly(2026, 1, 9), 1000) };

        var outcome = EligibilityCheck.Run(early, Programme, new DateOnly(2025, 12, 1), new(false)).Single(outcome => !outcome.Passed);

        Assert.Equal((EligibilityRule.InsideProgramme, "startDate"), (outcome.Rule, outcome.Field));
        Assert.Equal(Programme.OpenFrom, outcome.Facts.From);
    }

    [Fact]
    public void Days_are_named_with_their_limit()
    {
        var facts = Failed(Application with { Visit = new Visit(new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 9), 1000) }).Facts;

        Assert.Equal((2, 3), (facts.Count, facts.Limit));
    }

    [Fact]
    public void A_visitor_visits_once()
    {
        var outcome = EligibilityCheck.Run(Application, Programme, Today, new(HasVisited: true)).Single(outcome => !outcome.Passed);

        Assert.Equal((EligibilityRule.VisitorHasNotVisited, "visitorOrganisation"), (outcome.Rule, outcome.Field));
    }

    [Theory]
    [InlineData("2026-06-08", "2026-06-12", true)] // five days
    [InlineData("2026-06-08", "2026-06-11", false)]
    public void Where_more_calendar_days_than_working_days_are_asked_for_they_are_counted(string start, string end, bool passes)
    {
        var missions = Programme with { Duration = new DurationRules(3, 5, 90) };
        var visit = new Visit(DateOnly.ParseExact(start, "yyyy-MM-dd", null), DateOnly.ParseExact(end, "yyyy-MM-dd", null), 1000);

        var outcome = Run(Application with { Visit = visit }, missions).Single(outcome => outcome.Rule == EligibilityRule.EnoughCalendarDays);

        Assert.Equal((passes, "endDate", 5), (outcome.Passed, outcome.Field, outcome.Facts.Limit));
    }

    [Theory]
    [InlineData("2026-06-08", "2026-06-12", true)]
    [InlineData("2026-06-09", "2026-06-12", false)]
    [InlineData("2026-06-08", "2026-06-11", false)]
    public void A_virtual_visit_lies_within_the_days_that_allow_it(string from, string to, bool passes)
    {
        var dated = Programme with { Virtual = new VirtualRules(DateOnly.ParseExact(from, "yyyy-MM-dd", null), DateOnly.ParseExact(to, "yyyy-MM-dd", null)) };

        var outcome = Run(Virtual, dated).Single(outcome => outcome.Rule == EligibilityRule.VirtualAllowed);

        Assert.Equal((passes, "virtual"), (outcome.Passed, outcome.Field));
        Assert.Equal((dated.Virtual!.From, dated.Virtual.To), (outcome.Facts.From, outcome.Facts.To));
    }

    [Fact]
    public void A_virtual_visit_is_refused_where_the_programme_has_none()
        => Assert.Equal(EligibilityRule.VirtualAllowed, Failed(Virtual).Rule);

    [Fact]
    public void A_visit_on_which_somebody_travels_is_not_asked_about_virtual_days()
        => Assert.DoesNotContain(Run(Application), outcome => outcome.Rule == EligibilityRule.VirtualAllowed);

    [Theory]
    [InlineData(298_900_00, true)]
    [InlineData(298_900_01, false)]
    public void Aid_received_and_the_most_a_visit_brings_keep_within_the_limit(long cents, bool passes)
    {
        var aided = Application with { DeMinimisReceived = new Money(cents), Declarations = Application.Declarations with { DeMinimis = true } };

        var outcome = Run(aided, Aiding).Single(outcome => outcome.Rule == EligibilityRule.DeMinimisWithinLimit);

        Assert.Equal((passes, "deMinimisEur"), (outcome.Passed, outcome.Field));
        Assert.Equal((new Money(cents), Money.Euros(1100), Money.Euros(300_000)), (outcome.Facts.Amount, outcome.Facts.Maximum, outcome.Facts.AmountLimit));
    }

    [Fact]
    public void The_sum_of_aid_must_be_declared_where_it_is_asked_for()
        => Assert.Equal(
            (EligibilityRule.DeclarationsGiven, "declareDeMinimis"),
            (Failed(Application with { DeMinimisReceived = Money.Zero }, Aiding).Rule, Failed(Application, Aiding).Field));

    [Theory]
    [InlineData(false, true, true, true, "declareSme")]
    [InlineData(true, false, true, true, "declareMembership")]
    [InlineData(true, true, false, true, "declareNoDoubleFunding")]
    [InlineData(true, true, true, false, "declarePrivacy")]
    public void A_declaration_not_made_is_pointed_at(bool sme, bool membership, bool noDoubleFunding, bool privacy, string field)
    {
        var outcome = Failed(Application with { Declarations = new(sme, membership, noDoubleFunding, privacy) });

        Assert.Equal((EligibilityRule.DeclarationsGiven, field), (outcome.Rule, outcome.Field));
    }

    [Fact]
    public void Every_outcome_points_at_a_field_of_the_form()
        => Assert.All(Run(Application), outcome => Assert.Contains(outcome.Field, Forms.Full().Keys));

    private static Application Virtual => Application with { Visit = Application.Visit with { IsVirtual = true } };

    private static Programme Aiding => Programme with { DeMinimis = Money.Euros(300_000) };

    private static IReadOnlyList<RuleOutcome> Run(Application application, Programme? programme = null)
        => EligibilityCheck.Run(application, programme ?? Programme, Today, new EligibilityFacts(HasVisited: false));

    private static RuleOutcome Failed(Application application, Programme? programme = null)
        => Assert.Single(Run(application, programme), outcome => !outcome.Passed);

    private static RuleOutcome Outcome(EligibilityRule rule, Application application)
        => Assert.Single(Run(application), outcome => outcome.Rule == rule);
}
