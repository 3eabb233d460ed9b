using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

public sealed class NamesTests
{
    public static TheoryData<StepKind> Kinds => [.. Enum.GetValues<StepKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_steps_key_reads_back(StepKind kind)
    {
        Assert.True(StepKey.TryParse(new StepKey(kind, 12).ToString(), out var key));
        Assert.Equal(new StepKey(kind, 12), key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("report")]
    [InlineData("report-")]
    [InlineData("report-0")]
    [InlineData("report-01")]
    [InlineData("report-100")]
    [InlineData("report--1")]
    [InlineData("report- 1")]
    [InlineData("Report-1")]
    [InlineData("reports-1")]
    [InlineData("report-1-1")]
    [InlineData("report-99999999999")]
    public void Anything_else_is_no_step(string? text) => Assert.False(StepKey.TryParse(text, out _));

    [Fact]
    public void An_exchanges_number_has_eight_characters_that_are_not_mistaken_for_others()
    {
        for (var value = 0; value < 256; value++)
        {
            var id = ExchangeId.FromRandom([.. Enumerable.Repeat((byte)value, ExchangeId.RandomLength)]);

            Assert.Matches("^CX-[0-9A-HJKMNP-TV-Z]{8}$", id.Value);
        }
    }

    [Theory]
    [InlineData("CX-7K3M9QPD")]
    [InlineData("  cx-7k3m9qpd ")]
    public void A_number_reads_as_people_type_it(string text)
    {
        Assert.True(ExchangeId.TryParse(text, out var id));
        Assert.Equal("CX-7K3M9QPD", id.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CX-")]
    [InlineData("7K3M9QPD")]
    [InlineData("CX-7K3M9QP")]
    [InlineData("CX-7K3M9QPDD")]
    [InlineData("CX-7K3M9QPU")]
    [InlineData("CX-7K3M9QPI")]
    [InlineData("CX-7K3M9Q'D")]
    [InlineData("CX-７K3M9QPD")]
    public void Anything_else_is_no_number(string? text) => Assert.False(ExchangeId.TryParse(text, out _));

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    public void A_number_is_made_of_exactly_eight_bytes(int bytes) => Assert.Throws<ArgumentException>(() => ExchangeId.FromRandom(new byte[bytes]));

    [Fact]
    public void Every_decision_reads_back_at_the_steps_that_offer_it_and_nowhere_else()
    {
        foreach (var kind in Enum.GetValues<StepKind>())
        {
            foreach (var decision in Enum.GetValues<Decision>())
            {
                Assert.Equal(DecisionNames.Offered(kind).Contains(decision) ? decision : null, DecisionNames.Read(kind, DecisionNames.Of(decision)));
            }
        }
    }

    [Fact]
    public void Two_decisions_never_share_a_name() =>
        Assert.Equal(Enum.GetValues<Decision>().Length, Enum.GetValues<Decision>().Select(DecisionNames.Of).Distinct().Count());
}
