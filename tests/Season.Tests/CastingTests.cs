using System.Text.Json;
using CE4BIG.Season.Banking;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Play;
using CE4BIG.Season.Reporting;

namespace CE4BIG.Season.Tests;

public sealed class CastingTests
{
    private static Casting AsPlanned(IEnumerable<ExchangePlan> plans)
    {
        var casting = new Casting();
        foreach (var plan in plans)
        {
            casting.Add(plan, new Played(plan.Persona.Ending, plan.PaidCents));
        }

        return casting;
    }

    [Fact]
    public void Outcomes_are_the_same_in_whatever_order_exchanges_end()
    {
        var first = new Planner(7, "a").Plan(200, Mixture.All);
        var second = new Planner(7, "b").Plan(200, Mixture.All).Reverse();

        Assert.Equal(AsPlanned(first).Outcomes, AsPlanned(second).Outcomes);
    }

    [Fact]
    public void A_deviation_shows_in_count_and_outcomes()
    {
        var plan = new Planner(7, "a").Plan(1)[0];
        var casting = AsPlanned([plan]);
        casting.Add(plan, null);

        Assert.Equal((2, 1), (casting.Personas[plan.Persona.Name].Count, casting.Personas[plan.Persona.Name].AsPlanned));
        Assert.Contains($"{plan.Persona.Name} Deviated 0 x1", casting.Outcomes);
    }

    [Fact]
    public void The_last_line_counts_personas_by_name_with_the_planned_ending()
    {
        var casting = AsPlanned(new Planner(7, "a").Plan(60, Mixture.All));
        var json = new SeasonResult(60, 40, 20, 0, 1, 1, 1, 1, 1, 0, 0, casting.Personas, casting.Outcomes, BankTotals.None).ToJson();

        var result = JsonSerializer.Deserialize<JsonElement>(json);

        Assert.Equal("CancelledByHost", result.GetProperty("personas").GetProperty("HostCancels").GetProperty("planned").GetString());
        Assert.Equal(1, result.GetProperty("personas").GetProperty("HostCancels").GetProperty("asPlanned").GetInt32());
        Assert.Equal(0, result.GetProperty("deviations").GetInt32());
        Assert.DoesNotContain('\n', json);
    }
}
