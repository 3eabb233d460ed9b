using CE4BIG.Functions.Links;

namespace CE4BIG.Functions.Tests.Links;

public sealed class LinkKeysTests
{
    private static readonly LinkKeys TheKeys = Keys.Of();

    [Fact]
    public void A_secret_is_good_for_its_own_purpose_and_parts()
    {
        var secret = TheKeys.Secret(LinkPurpose.Step, "CX-1", "report-1", "1", "a@b.example");

        Assert.True(TheKeys.Verify(secret, LinkPurpose.Step, "CX-1", "report-1", "1", "a@b.example"));
        Assert.True(Keys.Of().Verify(secret, LinkPurpose.Step, "CX-1", "report-1", "1", "a@b.example"));
    }

    [Theory]
    [InlineData(LinkPurpose.Exchange, "CX-1", "report-1", "1")]
    [InlineData(LinkPurpose.SignIn, "CX-1", "report-1", "1")]
    [InlineData(LinkPurpose.Session, "CX-1", "report-1", "1")]
    [InlineData(LinkPurpose.Step, "CX-2", "report-1", "1")]
    [InlineData(LinkPurpose.Step, "CX-1", "report-2", "1")]
    [InlineData(LinkPurpose.Step, "CX-1", "report-1", "2")]
    [InlineData(LinkPurpose.Step, "CX-1report-1", "", "1")]
    [InlineData(LinkPurpose.Step, "CX-1", "report-11", "")]
    public void It_is_worthless_for_any_other(LinkPurpose purpose, string first, string second, string third) =>
        Assert.False(TheKeys.Verify(TheKeys.Secret(LinkPurpose.Step, "CX-1", "report-1", "1"), purpose, first, second, third));

    [Fact]
    public void It_is_worthless_with_fewer_or_more_parts_or_under_another_key()
    {
        var secret = TheKeys.Secret(LinkPurpose.Step, "a", "b");

        Assert.False(TheKeys.Verify(secret, LinkPurpose.Step, "a"));
        Assert.False(TheKeys.Verify(secret, LinkPurpose.Step, "a", "b", ""));
        Assert.False(Keys.Of(2).Verify(secret, LinkPurpose.Step, "a", "b"));
    }

    [Fact]
    public void What_was_mailed_under_a_key_from_before_stays_good_until_that_key_is_forgotten()
    {
        var (before, rotated, forgotten) = (Keys.Of(1), Keys.Of(2, 1), Keys.Of(2));
        var (secret, code) = (before.Secret(LinkPurpose.Step, "a"), before.Code(LinkPurpose.Step, "a"));

        Assert.True(rotated.Verify(secret, LinkPurpose.Step, "a"));
        Assert.True(rotated.VerifyCode(code, LinkPurpose.Step, "a"));
        Assert.False(rotated.Verify(secret, LinkPurpose.Step, "b"));
        Assert.False(rotated.VerifyCode(code, LinkPurpose.Step, "b"));
        Assert.False(forgotten.Verify(secret, LinkPurpose.Step, "a"));
        Assert.False(forgotten.VerifyCode(code, LinkPurpose.Step, "a"));
    }

    [Fact]
    public void What_is_mailed_now_is_under_the_present_key()
    {
        var rotated = Keys.Of(2, 1);

        Assert.Equal(Keys.Of(2).Secret(LinkPurpose.Step, "a"), rotated.Secret(LinkPurpose.Step, "a"));
        Assert.Equal(Keys.Of(2).Code(LinkPurpose.Step, "a"), rotated.Code(LinkPurpose.Step, "a"));
        Assert.True(rotated.VerifyCode(rotated.Code(LinkPurpose.Step, "a"), LinkPurpose.Step, "a"));
    }

    [Fact]
    public void A_form_that_is_open_while_keys_change_is_the_same_form_afterwards() =>
        Assert.Equal(Keys.Of(1).Derive("exchange", "form"), Keys.Of(3, 2, 1).Derive("exchange", "form"));

    [Fact]
    public void Every_altered_character_makes_it_worthless()
    {
        var secret = TheKeys.Secret(LinkPurpose.Step, "a");
        for (var i = 0; i < secret.Length; i++)
        {
            var altered = secret[..i] + (secret[i] == 'A' ? 'B' : 'A') + secret[(i + 1)..];

            Assert.False(TheKeys.Verify(altered, LinkPurpose.Step, "a"));
        }
    }

    [Fact]
    public void Nothing_empty_or_endless_is_looked_at()
    {
        var secret = TheKeys.Secret(LinkPurpose.Step, "a");

        Assert.All(
            [null, "", " ", secret + " ", secret + "=", secret[..^1], new string('A', 100_000)],
            text => Assert.False(TheKeys.Verify(text, LinkPurpose.Step, "a")));
    }

    [Fact]
    public void A_secret_can_stand_in_an_address_as_it_is()
    {
        var secret = TheKeys.Secret(LinkPurpose.Step, "a");

        Assert.Equal(secret, Uri.EscapeDataString(secret));
        Assert.InRange(secret.Length, 43, LinkKeys.MaxLength);
    }

    [Fact]
    public void A_code_has_six_digits_also_where_it_begins_with_noughts()
    {
        var codes = Enumerable.Range(0, 3000).Select(i => TheKeys.Code(LinkPurpose.Step, FormattableString.Invariant($"{i}"))).ToList();

        Assert.All(codes, code => Assert.Matches("^[0-9]{6}$", code));
        Assert.Contains(codes, code => code[0] == '0');
        Assert.True(codes.Distinct().Count() > 2900);
    }

    [Fact]
    public void A_code_cannot_be_read_off_the_secret_and_has_every_part_in_it()
    {
        var code = TheKeys.Code(LinkPurpose.Step, "a", "b");

        Assert.NotEqual(code, TheKeys.Code(LinkPurpose.Step, "a", "c"));
        Assert.NotEqual(code, TheKeys.Code(LinkPurpose.Exchange, "a", "b"));
        Assert.NotEqual(code, Keys.Of(2).Code(LinkPurpose.Step, "a", "b"));
        Assert.DoesNotContain(code, TheKeys.Secret(LinkPurpose.Step, "a", "b"), StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_keys_nor_links_show_anything_as_text() => Assert.All(
        new object[] { TheKeys, Keys.Steps() }, it => Assert.Equal(it.GetType().FullName, FormattableString.Invariant($"{it}")));
}
