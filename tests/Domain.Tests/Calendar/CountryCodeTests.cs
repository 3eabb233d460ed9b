using System.Text.Json;
using CE4BIG.Domain.Calendar;

namespace CE4BIG.Domain.Tests.Calendar;

public sealed class CountryCodeTests
{
    [Theory]
    [InlineData("PL", "PL")]
    [InlineData(" pl ", "PL")]
    [InlineData("EL", "EL")]
    [InlineData("GR", "EL")]
    [InlineData("xk", "XK")]
    public void A_country_is_two_letters_and_Greece_is_EL(string typed, string expected)
        => Assert.Equal(expected, CountryCode.Parse(typed).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("POL")]
    [InlineData("P1")]
    [InlineData("ŁÓ")]
    public void Anything_else_is_no_country(string? typed) => Assert.False(CountryCode.TryParse(typed, out _));

    [Fact]
    public void A_country_is_stored_as_its_letters_also_as_a_key()
    {
        var stored = JsonSerializer.Serialize(new Dictionary<CountryCode, int> { [CountryCode.Parse("PT")] = 780 });

        Assert.Equal("""{"PT":780}""", stored);
        Assert.Equal(780, JsonSerializer.Deserialize<Dictionary<CountryCode, int>>(stored)![CountryCode.Parse("PT")]);
    }

    [Fact]
    public void A_stored_text_that_is_no_country_is_refused()
        => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CountryCode>("\"Poland\""));
}
