using CE4BIG.Domain.Banking;
using CE4BIG.Domain.Payments;

namespace CE4BIG.Domain.Tests.Payments;

public sealed class SepaScopeTests
{
    [Theory]
    [InlineData("PL61109010140000071219812874", true)]
    [InlineData("GR1601101250000000012300695", true)]
    [InlineData("RS35260005601001611379", true)]
    [InlineData("XK051212012345678906", false)]
    [InlineData("TR330006100519786457841326", false)]
    [InlineData("UA213223130000026007233566001", false)]
    [InlineData("BA391290079401028494", false)]
    public void An_account_is_reached_where_its_country_takes_part(string iban, bool isReached)
    {
        Assert.True(Iban.TryParse(iban, out var account));
        Assert.Equal(isReached, SepaScope.Reaches(account));
    }
}
