using System.Globalization;
using System.Numerics;
using CE4BIG.Season.Planning;

namespace CE4BIG.Season.Tests;

public sealed class PlanningTests
{
    [Fact]
    public void The_same_seed_plans_the_same_season()
    {
        var first = new Planner(7, "mark").Plan(52);
        var second = new Planner(7, "mark").Plan(52);

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
    public void A_season_of_52_takes_every_route_and_pays_most_exchanges()
    {
        var plans = new Planner(1, "m").Plan(52);

        Assert.Equal(Enum.GetValues<Route>(), plans.Select(p => p.Route).Distinct().Order());
        Assert.InRange(plans.Count(p => p.Route.IsPaid()), 36, 46);
    }

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
        var plan = new Planner(1, "m").Plan(20).First(p => p.Route == Route.Straight);

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
        Assert.Equal(cents, Rates.Cents(hostCountry, workingDays, kilometres));

    [Theory]
    [InlineData("2026-12-21", 5, "2026-12-28")]
    [InlineData("2026-11-20", 3, "2026-11-24")]
    [InlineData("2027-01-04", 1, "2027-01-04")]
    public void The_last_day_of_a_visit_skips_weekends_and_closure_days(string first, int workingDays, string last) =>
        Assert.Equal(
            DateOnly.Parse(last, CultureInfo.InvariantCulture),
            WorkingDays.LastOf(DateOnly.Parse(first, CultureInfo.InvariantCulture), workingDays));
}
