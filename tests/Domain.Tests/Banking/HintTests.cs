using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Banking;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Banking;

public sealed class HintTests
{
    [Fact]
    public void The_example_of_a_VAT_number_would_itself_be_taken()
    {
        foreach (var country in Shipped.Programme.EligibleCountries)
        {
            Assert.True(VatNumber.Example(country) is not { } example || VatNumber.TryRead(example, country, out _), country.Value);
        }
    }

    [Theory]
    [InlineData("AT", "ATU12345678")]
    [InlineData("EL", "EL123456789")]
    [InlineData("UA", null)]
    public void A_country_has_its_own_example(string country, string? example) => Assert.Equal(example, VatNumber.Example(CountryCode.Parse(country)));

    [Theory]
    [InlineData("PL", "PL", 28)]
    [InlineData("EL", "GR", 27)]
    public void An_IBAN_is_described_by_how_it_begins_and_how_long_it_is(string country, string prefix, int length) =>
        Assert.Equal((prefix, length), Iban.FormOf(CountryCode.Parse(country)));

    [Fact]
    public void A_country_that_issues_no_IBAN_has_no_description() => Assert.Null(Iban.FormOf(CountryCode.Parse("AM")));
}
