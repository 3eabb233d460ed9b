using System.Globalization;
using System.Text.Json;
using CE4BIG.Domain.Amounts;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Amounts;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(0, "0.00 EUR")]
    [InlineData(5, "0.05 EUR")]
    [InlineData(39_000, "390.00 EUR")]
    [InlineData(123_456_789, "1234567.89 EUR")]
    [InlineData(-1, "-0.01 EUR")]
    public void An_amount_prints_with_two_decimals_and_its_currency(long cents, string expected)
        => Assert.Equal(expected, new Money(cents).ToString());

    [Fact]
    public void An_amount_prints_the_same_under_a_culture_with_decimal_commas()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("pl-PL");
            Assert.Equal("1234.50 EUR", new Money(123_450).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_default_amount_is_no_euros() => Assert.Equal(Money.Euros(0), default);

    [Theory]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("")]
    [InlineData("€€€")]
    public void A_currency_that_is_not_three_capital_letters_is_refused(string currency)
        => Assert.Throws<ArgumentException>(() => new Money(1, currency));

    [Fact]
    public void Different_currencies_are_neither_added_nor_subtracted_nor_compared()
    {
        var (euros, zlotys) = (new Money(1), new Money(1, "PLN"));

        Assert.Throws<InvalidOperationException>(() => euros + zlotys);
        Assert.Throws<InvalidOperationException>(() => euros - zlotys);
        Assert.Throws<InvalidOperationException>(() => euros < zlotys);
        Assert.NotEqual(euros, zlotys);
    }

    [Fact]
    public void A_sum_too_large_to_hold_is_refused_instead_of_wrapping()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Assert.Throws<OverflowException>(() => Money.Euros(long.MaxValue));
    }

    [Theory]
    [InlineData(101, 50)]
    [InlineData(100, 50)]
    [InlineData(1, 0)]
    public void Half_a_cent_is_dropped(long cents, long half) => Assert.Equal(new Money(half), new Money(cents).Half());

    [Property]
    public bool Two_halves_never_cost_more_than_the_whole(uint cents)
    {
        var half = new Money(cents).Half();
        return half + half <= new Money(cents) && new Money(cents) - half - half <= new Money(1);
    }

    [Property]
    public bool What_was_added_can_be_taken_away(int left, int right) => new Money(left) + new Money(right) - new Money(right) == new Money(left);

    [Property]
    public bool Amounts_are_ordered_as_their_cents(int left, int right)
        => new Money(left) < new Money(right) == left < right
            && new Money(left) >= new Money(right) == left >= right
            && Money.Min(new Money(left), new Money(right)).Cents == Math.Min(left, right);

    [Property]
    public bool An_amount_is_stored_and_read_back_unchanged(long cents)
        => JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(new Money(cents, "PLN"))) == new Money(cents, "PLN");
}
