using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests.Programmes;

public sealed class RetentionRulesTests
{
    private static readonly RetentionRules Rules = Shipped.Programme.Retention;
    private static readonly DateOnly OpenTo = new(2028, 12, 31);
    private static readonly Money LargeGrant = Money.Euros(60_001);
    private static readonly Money SmallGrant = Money.Euros(60_000);

    [Fact]
    public void What_was_paid_is_kept_five_years_after_the_final_payment()
        => Assert.Equal(
            new DateOnly(2034, 3, 15),
            (Rules with { FinalPaymentOn = new DateOnly(2029, 3, 15) }).RetainUntil(new DateOnly(2026, 9, 1), paid: true, LargeGrant, OpenTo));

    [Fact]
    public void Until_the_final_payment_is_known_the_programmes_last_day_counts()
        => Assert.Equal(new DateOnly(2033, 12, 31), Rules.RetainUntil(new DateOnly(2026, 9, 1), paid: true, LargeGrant, OpenTo));

    [Fact]
    public void Under_a_small_grant_three_years_are_enough()
        => Assert.Equal(new DateOnly(2031, 12, 31), Rules.RetainUntil(new DateOnly(2026, 9, 1), paid: true, SmallGrant, OpenTo));

    [Theory]
    [InlineData(null)]
    [InlineData("2028-06-30")]
    public void What_ended_later_still_is_kept_from_its_own_end(string? finalPayment)
    {
        var rules = Rules with { FinalPaymentOn = finalPayment is null ? null : DateOnly.ParseExact(finalPayment, "yyyy-MM-dd", null) };

        Assert.Equal(new DateOnly(2034, 2, 1), rules.RetainUntil(new DateOnly(2029, 2, 1), paid: true, LargeGrant, OpenTo));
    }

    [Fact]
    public void What_was_never_paid_is_kept_a_year_from_its_end()
        => Assert.Equal(new DateOnly(2027, 9, 1), Rules.RetainUntil(new DateOnly(2026, 9, 1), paid: false, LargeGrant, OpenTo));

    [Fact]
    public void The_last_day_of_February_does_no_harm()
        => Assert.Equal(new DateOnly(2033, 2, 28), Rules.RetainUntil(new DateOnly(2028, 2, 29), paid: true, LargeGrant, new DateOnly(2028, 2, 29)));
}
