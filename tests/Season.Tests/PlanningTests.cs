using System.Globalization;
using System.Numerics;
using CE4BIG.Season.Personas;
using CE4BIG.Season.Planning;

namespace CE4BIG.Season.Tests;

public sealed class PlanningTests
{
    [Theory]
    [InlineData(Mixture.Plain, 52)]
    [InlineData(Mixture.All, 200)]
    internal void The_same_seed_plans_the_same_season(Mixture mixture, int exchanges)
    {
        var first = new Planner(7, "mark").Plan(exchanges, mixture);
        var second = new Planner(7, "mark").Plan(exchanges, mixture);

        Assert.Equal(
            first.SelectMany(p => p.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value).Append(p.ToString())),
            second.SelectMany(p => p.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value).Append(p.ToString())));
    }

    [Fact]
    public void Another_mark_shares_no_address_and_no_organisation()
    {
        var first = new Planner(7, "aaa").Plan(20);
        var second = new Planner(7, "bbb").Plan(20);

        Assert.Empty(first.Select(p => p.VisitorEmail).Intersect(second.Select(p => p.VisitorEmail), StringComparer.Ordinal));
        Assert.Empty(first.Select(p => p.Fields["visitorOrganisation"]).Intersect(second.Select(p => p.Fields["visitorOrganisation"]), StringComparer.Ordinal));
    }

    [Fact]
    public void A_plain_season_of_52_plays_all_its_personas_and_pays_most_exchanges()
    {
        var plans = new Planner(1, "m").Plan(52);

        Assert.Equal(Mix.Plain.Select(p => p.Name).Distinct().Order(), plans.Select(p => p.Persona.Name).Distinct().Order());
        Assert.InRange(plans.Count(p => p.Persona.IsPaid), 36, 46);
    }

    [Fact]
    public void A_plain_season_of_52_keeps_within_each_clusters_budget_as_shipped()
    {
        var reserved = new Planner(1, "m").Plan(52).GroupBy(p => p.Fields["visitorCluster"]).Select(g => g.Sum(p => p.ReservedCents));

        Assert.All(reserved, sum => Assert.InRange(sum, 1, 1_430_000));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(200)]
    [InlineData(2000)]
    public void A_season_of_all_plays_as_many_as_asked_for_and_everybody_at_least_once(int exchanges)
    {
        var plans = new Planner(7, "m").Plan(exchanges, Mixture.All);

        Assert.Equal(exchanges, plans.Count);
        Assert.Equal(Mix.All.Select(p => p.Name).Order(), plans.Select(p => p.Persona.Name).Distinct().Order());
        Assert.Equal(Enumerable.Range(1, exchanges), plans.Select(p => p.Number));
    }

    [Fact]
    public void Those_who_share_a_scarce_budget_begin_one_after_the_other_in_a_cluster_of_their_own()
    {
        var plans = new Planner(7, "m").Plan(500, Mixture.All);
        var companies = plans.Where(p => p.Company > 0).GroupBy(p => p.Company).ToList();

        Assert.InRange(companies.Count, 2, Venues.ScarceClusters);
        Assert.All(companies, company =>
        {
            Assert.Equal(["WithdrawerAfterAward", "OverBudgetPromoted", "OverBudgetNotFunded"], company.Select(p => p.Persona.Name));
            Assert.Equal(2, company.Max(p => p.Number) - company.Min(p => p.Number));
            Assert.Single(company.Select(p => p.Fields["visitorCluster"]).Distinct());
            Assert.All(company, p => Assert.InRange(p.ReservedCents, (Venues.ScarceBudgetEuro * 100 / 2) + 1, Venues.ScarceBudgetEuro * 100));
        });
        Assert.Equal(companies.Count, companies.Select(c => c.First().Fields["visitorCluster"]).Distinct().Count());
    }

    [Fact]
    public void Names_of_personas_are_told_apart() => Assert.Distinct(Mix.All.Select(p => p.Name));

    [Fact]
    public void Every_exchange_crosses_a_border_between_two_clusters()
    {
        var plans = new Planner(3, "m").Plan(200);

        Assert.All(plans, plan =>
        {
            Assert.NotEqual(plan.Fields["visitorCountry"], plan.Fields["hostCountry"]);
            Assert.NotEqual(plan.Fields["visitorCluster"], plan.Fields["hostCluster"]);
        });
    }

    [Fact]
    public void Every_account_number_has_check_digits_of_ISO_13616()
    {
        var plans = new Planner(3, "m").Plan(200);

        Assert.All(plans, plan =>
        {
            var iban = plan.Fields["iban"];
            var digits = string.Concat((iban[4..] + iban[..4]).Select(c => char.IsAsciiDigit(c) ? c.ToString() : (c - 'A' + 10).ToString(CultureInfo.InvariantCulture)));
            Assert.Equal(1, (int)(BigInteger.Parse(digits, CultureInfo.InvariantCulture) % 97));
        });
    }

    [Fact]
    public void People_get_days_enough_whether_a_day_takes_a_second_or_a_minute()
    {
        var plan = new Planner(1, "m").Plan(20).First(p => p.Persona.Name == "Straightforward");

        Assert.Equal(16 + plan.SpareDays, plan.DaysAhead(TimeSpan.FromSeconds(1)));
        Assert.Equal(5 + plan.SpareDays, plan.DaysAhead(TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData("PT", 3, 1500, 39000)]
    [InlineData("PT", 5, 1500, 78000)]
    [InlineData("PT", 5, 150, 39000)]
    [InlineData("PT", 4, 150, 39000)]
    [InlineData("PT", 2, 1500, 0)]
    [InlineData("DK", 10, 900, 110000)]
    public void The_lump_sum_is_the_published_one(string hostCountry, int workingDays, int kilometres, int cents) =>
        Assert.Equal(cents, Tariff.Of(Venue.ClusterXchange).Cents(hostCountry, workingDays, kilometres));

    [Theory]
    [InlineData("2026-12-21", 5, "2026-12-28")]
    [InlineData("2026-11-20", 3, "2026-11-24")]
    [InlineData("2027-01-04", 1, "2027-01-04")]
    public void The_last_day_of_a_visit_skips_weekends_and_closure_days(string first, int workingDays, string last) =>
        Assert.Equal(
            DateOnly.Parse(last, CultureInfo.InvariantCulture),
            WorkingDays.LastOf(DateOnly.Parse(first, CultureInfo.InvariantCulture), workingDays));

    [Fact]
    public void What_is_awarded_or_validated_in_part_is_that_share()
    {
        var plan = new Planner(7, "m").Plan(200, Mixture.All).First(p => p.Persona.Name == "IncompleteEvidenceTwice");

        Assert.Equal(plan.ReservedCents * 60 / 100, plan.PaidCents);
    }

    [Theory]
    [InlineData("FR", 5, 360000)]
    [InlineData("AL", 9, 200000)]
    [InlineData("IE", 2, 0)]
    public void A_short_mission_brings_its_countrys_amount_whatever_its_length(string hostCountry, int workingDays, int cents) =>
        Assert.Equal(cents, Tariff.Of(Venue.ShortMissions).Cents(hostCountry, workingDays, 50));

    [Fact]
    public void On_a_slower_machine_people_plan_further_ahead()
    {
        var plan = new Planner(1, "m").Plan(20).First(p => p.Persona.Name == "Straightforward");
        var slower = new Planner(1, "m", slowness: 3).Plan(20).Single(p => p.Number == plan.Number);

        Assert.Equal(plan.DaysAhead(TimeSpan.FromSeconds(1)) + 32, slower.DaysAhead(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Only_some_personas_are_played_in_turns()
    {
        var plans = new Planner(7, "m").Plan(5, Mixture.All, [TravelPersonas.Postponer, TravelPersonas.NoShow]);

        Assert.Equal(5, plans.Count);
        Assert.InRange(plans.Count(p => p.Persona == TravelPersonas.Postponer), 2, 3);
    }

    [Fact]
    public void Those_who_share_a_budget_are_played_together_or_not_at_all() =>
        Assert.Equal(6, new Planner(7, "m").Plan(8, Mixture.All, [.. Mix.All.Where(p => p.NeedsScarceBudget)]).Count);
}
