using CE4BIG.Domain.Banking;

namespace CE4BIG.Domain.Tests.Banking;

public sealed class BicTests
{
    [Theory]
    [InlineData("WBKPPLPP", "WBKPPLPP", "PL")]
    [InlineData("deutdeff500", "DEUTDEFF500", "DE")]
    [InlineData("BNPA FR PP XXX", "BNPAFRPPXXX", "FR")]
    public void A_bank_is_named_by_eight_or_eleven_characters(string typed, string expected, string country)
    {
        Assert.True(Bic.TryParse(typed, out var bic));
        Assert.Equal(expected, bic.Value);
        Assert.Equal(country, bic.Country);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("WBKPPLP")]
    [InlineData("WBKPPLPPX")]
    [InlineData("WBKPPLPPXXXX")]
    [InlineData("WBK1PLPP")]
    [InlineData("WBKPP1PP")]
    [InlineData("WBKPPLP-")]
    [InlineData("ŁBKPPLPP")]
    public void Anything_else_is_refused(string? typed) => Assert.False(Bic.TryParse(typed, out _));
}
