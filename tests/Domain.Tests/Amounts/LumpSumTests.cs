using System.Text.Json;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Tests.Programmes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Amounts;

public sealed class LumpSumTests
{
    private const int Far = 1500;
    private const int Near = 199;

    private static readonly LumpSumRules Rules = Shipped.Programme.LumpSum;
    private static readonly DateOnly Start = new(2026, 6, 8);
    private static readonly CountryCode Portugal = CountryCode.Parse("PT");

    [Theory]
    [InlineData("PT", 3, Far, "390.00 EUR")] // the published example
    [InlineData("PT", 5, Far, "780.00 EUR")] // the published example
    [InlineData("PT", 4, Far, "390.00 EUR")]
    [InlineData("PT", 5, Near, "390.00 EUR")]
    [InlineData("PT", 5, 200, "780.00 EUR")]
    [InlineData("PT", 2, Far, "0.00 EUR")]
    [InlineData("PT", 22, Far, "780.00 EUR")]
    [InlineData("DK", 5, Far, "1100.00 EUR")]
    [InlineData("DK", 3, Far, "550.00 EUR")]
    [InlineData("XK", 5, Far, "560.00 EUR")]
    [InlineData("EL", 3, Far, "390.00 EUR")]
    public void A_visit_brings_what_the_scheme_publishes(string country, int workingDays, int distanceKm, string expected)
        => Assert.Equal(expected, LumpSum.Compute(Rules, CountryCode.Parse(country), Start, workingDays, distanceKm).Amount.ToString());

    [Fact]
    public void Few_days_and_a_short_way_together_halve_once()
    {
        var sum = LumpSum.Compute(Rules, Portugal, Start, 3, Near);

        Assert.Equal(Money.Euros(390), sum.Amount);
        Assert.Equal(Halving.FewWorkingDays | Halving.ShortDistance, sum.Formula.Halving);
    }

    [Fact]
    public void No_lump_sum_exceeds_the_maximum_of_1100()
    {
        var sum = LumpSum.Compute(WithCeiling(2000), Portugal, Start, 5, Far);

        Assert.Equal(Money.Euros(1100), sum.Amount);
        Assert.Equal([FormulaStepKind.Ceiling, FormulaStepKind.CappedAtMaximum], sum.Formula.Steps.Select(step => step.Kind));
    }

    [Fact]
    public void The_maximum_applies_before_halving()
        => Assert.Equal(Money.Euros(550), LumpSum.Compute(WithCeiling(2000), Portugal, Start, 3, Far).Amount);

    [Fact]
    public void The_formula_shows_each_line_with_its_result()
    {
        var steps = LumpSum.Compute(Rules, Portugal, Start, 3, Far).LimitedTo(Money.Euros(300)).Formula.Steps;

        Assert.Equal(
            [
                new(FormulaStepKind.Ceiling, Money.Euros(780)),
                new(FormulaStepKind.Halved, Money.Euros(390)),
                new(FormulaStepKind.LimitedToReserved, Money.Euros(300)),
            ],
            steps);
    }

    [Fact]
    public void The_formula_names_the_rate_table_and_that_nobody_confirmed_it()
    {
        var formula = LumpSum.Compute(Rules, Portugal, Start, 3, Far).Formula;

        Assert.Equal("eye-2014-2021", formula.RateTableVersion);
        Assert.False(formula.RatesConfirmed);
    }

    [Fact]
    public void A_visit_too_short_to_count_is_not_halved_as_well()
        => Assert.Equal(
            [FormulaStepKind.Ceiling, FormulaStepKind.TooFewWorkingDays],
            LumpSum.Compute(Rules, Portugal, Start, 2, Near).Formula.Steps.Select(step => step.Kind));

    [Fact]
    public void Certified_days_never_bring_more_than_was_reserved()
    {
        var reserved = LumpSum.Compute(Rules, Portugal, Start, 3, Far).Amount;

        Assert.Equal(reserved, LumpSum.Compute(Rules, Portugal, Start, 5, Far).LimitedTo(reserved).Amount);
    }

    [Fact]
    public void Fewer_certified_days_bring_less_than_was_reserved()
        => Assert.Equal(Money.Euros(390), LumpSum.Compute(Rules, Portugal, Start, 4, Far).LimitedTo(Money.Euros(780)).Amount);

    [Fact]
    public void A_virtual_visit_brings_nothing_and_the_formula_says_why()
        => Assert.Equal(
            [new(FormulaStepKind.Ceiling, Money.Euros(780)), new(FormulaStepKind.Virtual, Money.Zero)],
            LumpSum.Compute(Rules, Portugal, Start, 2, Near, isVirtual: true).Formula.Steps);

    [Fact]
    public void A_partial_award_stands_in_the_formula_as_its_last_line()
    {
        var sum = LumpSum.Compute(Rules, Portugal, Start, 5, Far).LimitedTo(Money.Euros(700)).ReducedTo(new Money(123_45));

        Assert.Equal(new Money(123_45), sum.Amount);
        Assert.Equal(
            [FormulaStepKind.Ceiling, FormulaStepKind.LimitedToReserved, FormulaStepKind.Reduced],
            sum.Formula.Steps.Select(step => step.Kind));
    }

    [Fact]
    public void Deciding_on_more_than_is_due_changes_nothing()
        => Assert.Equal(Money.Euros(390), LumpSum.Compute(Rules, Portugal, Start, 3, Far).ReducedTo(Money.Euros(391)).Amount);

    [Fact]
    public void Nobody_reduces_a_sum_below_nothing()
        => Assert.Throws<ArgumentOutOfRangeException>(() => LumpSum.Compute(Rules, Portugal, Start, 3, Far).ReducedTo(new Money(-1)));

    [Theory]
    [InlineData("2026-12-31", 780)]
    [InlineData("2027-01-01", 800)]
    [InlineData("2030-01-01", 800)]
    public void The_table_of_the_visits_first_day_applies(string start, int euros)
    {
        var later = new RateTable(
            "later", "a later document", true, new DateOnly(2027, 1, 1), null, new Dictionary<CountryCode, Money> { [Portugal] = Money.Euros(800) });
        var rules = Rules with { Rates = [Rules.Rates[0] with { ValidTo = new DateOnly(2026, 12, 31) }, later] };

        var sum = LumpSum.Compute(rules, Portugal, DateOnly.ParseExact(start, "yyyy-MM-dd", null), 5, Far);

        Assert.Equal(Money.Euros(euros), sum.Amount);
        Assert.Equal(euros == 800 ? "later" : "eye-2014-2021", sum.Formula.RateTableVersion);
    }

    [Fact]
    public void A_day_without_a_valid_table_is_a_mistake_of_the_caller()
    {
        var before = Rules.Rates[0].ValidFrom.AddDays(-1);

        Assert.Null(Rules.RatesOn(before));
        Assert.Throws<ArgumentException>(() => LumpSum.Compute(Rules, Portugal, before, 5, Far));
    }

    [Fact]
    public void A_country_without_a_ceiling_is_a_mistake_of_the_caller()
        => Assert.Throws<ArgumentException>(() => LumpSum.Compute(Rules, CountryCode.Parse("US"), Start, 5, Far));

    [Property]
    public Property No_amount_is_negative_or_above_ceiling_or_maximum()
        => Prop.ForAll(Visits(), visit =>
        {
            var sum = LumpSum.Compute(Rules, visit.Country, Start, visit.Days, visit.Km);
            return sum.Amount >= Money.Zero && sum.Amount <= sum.Formula.Ceiling && sum.Amount <= Rules.Maximum;
        });

    [Property]
    public Property An_amount_is_nothing_half_or_the_whole_and_never_a_quarter()
        => Prop.ForAll(Visits(), visit =>
        {
            var sum = LumpSum.Compute(Rules, visit.Country, Start, visit.Days, visit.Km);
            var whole = Money.Min(sum.Formula.Ceiling, Rules.Maximum);
            var expected = visit.Days < 3 ? Money.Zero : visit.Days < 5 || visit.Km < 200 ? whole.Half() : whole;
            return sum.Amount == expected;
        });

    [Property]
    public Property Another_day_or_kilometre_never_brings_less()
        => Prop.ForAll(Visits(), visit =>
        {
            var amount = LumpSum.Compute(Rules, visit.Country, Start, visit.Days, visit.Km).Amount;
            return LumpSum.Compute(Rules, visit.Country, Start, visit.Days + 1, visit.Km).Amount >= amount
                && LumpSum.Compute(Rules, visit.Country, Start, visit.Days, visit.Km + 1).Amount >= amount;
        });

    [Property]
    public Property What_is_paid_never_exceeds_what_was_reserved()
        => Prop.ForAll(Visits(), Visits(), (approved, certified) =>
        {
            var reserved = LumpSum.Compute(Rules, approved.Country, Start, approved.Days, approved.Km).Amount;
            return LumpSum.Compute(Rules, approved.Country, Start, certified.Days, approved.Km).LimitedTo(reserved).Amount <= reserved;
        });

    [Property]
    public Property A_stored_sum_reads_back_with_its_formula()
        => Prop.ForAll(Visits(), visit =>
        {
            var sum = LumpSum.Compute(Rules, visit.Country, Start, visit.Days, visit.Km).LimitedTo(Money.Euros(500)).ReducedTo(Money.Euros(visit.Km));
            var back = JsonSerializer.Deserialize<LumpSum>(JsonSerializer.Serialize(sum));
            return back == sum && back.Amount == sum.Amount;
        });

    private static LumpSumRules WithCeiling(long euros)
        => Rules with { Rates = [Rules.Rates[0] with { Ceilings = new Dictionary<CountryCode, Money> { [Portugal] = Money.Euros(euros) } }] };

    private static Arbitrary<(CountryCode Country, int Days, int Km)> Visits()
        => (from country in Gen.Elements(Rules.Rates[0].Ceilings.Keys.ToArray())
            from days in Gen.Choose(0, 31)
            from km in Gen.OneOf(Gen.Choose(0, 400), Gen.Choose(0, 20_000))
            select (country, days, km)).ToArbitrary();
}
