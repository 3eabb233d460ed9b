using CE4BIG.Domain.Payments;

namespace CE4BIG.Domain.Tests.Payments;

public sealed class EndToEndIdTests
{
    [Theory]
    [InlineData("CX-7K3M9QPD-P1", "CX-7K3M9QPD-P1")]
    [InlineData(" cx-7k3m9qpd-p12 ", "CX-7K3M9QPD-P12")]
    public void A_name_is_read_as_banks_give_it_back(string text, string name)
    {
        Assert.True(EndToEndId.TryParse(text, out var id));
        Assert.Equal(name, id.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("NOTPROVIDED")]
    [InlineData("CX-7K3M9QPD")]
    [InlineData("CX-7K3M9QPD-P0")]
    [InlineData("CX-7K3M9QPD-P100")]
    [InlineData("CX-7K3M9QPD-P")]
    [InlineData("CX-7K3M9QPD-P1x")]
    [InlineData("CX-7K3M9QPDA-P1")]
    public void What_is_no_name_of_a_payment_is_not_read(string? text) => Assert.False(EndToEndId.TryParse(text, out _));

    [Fact]
    public void It_is_short_enough_for_a_bank() => Assert.InRange(new EndToEndId(Transfers.Exchange(1), 99).Value.Length, 1, 35);
}
