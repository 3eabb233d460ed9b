using CE4BIG.Domain.Applications;

namespace CE4BIG.Domain.Tests.Applications;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("anna.nowak@lsk.example", "anna.nowak@lsk.example")]
    [InlineData("  anna@LSK.Example ", "anna@lsk.example")]
    [InlineData("o'connor+visit@sub.host-1.example", "o'connor+visit@sub.host-1.example")]
    [InlineData("info@łódź.example", "info@xn--d-uga0v4h.example")]
    public void An_address_that_mail_systems_deliver_is_accepted(string typed, string expected)
    {
        Assert.True(EmailAddress.TryRead(typed, out var address));
        Assert.Equal(expected, address);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@host.example")]
    [InlineData("anna")]
    [InlineData("anna@")]
    [InlineData("anna@localhost")]
    [InlineData("anna@host..example")]
    [InlineData("anna@.host.example")]
    [InlineData("anna@-host.example")]
    [InlineData("anna@host.example.")]
    [InlineData("anna@host_1.example")]
    [InlineData("anna@192.168.1.1")]
    [InlineData("anna@[192.168.1.1]")]
    [InlineData(".anna@host.example")]
    [InlineData("anna.@host.example")]
    [InlineData("an..na@host.example")]
    [InlineData("anna nowak@host.example")]
    [InlineData("\"anna\"@host.example")]
    [InlineData("anna@host.example\r\nBcc: all@host.example")]
    [InlineData("Anna <anna@host.example>")]
    [InlineData("anna@host.example,eve@host.example")]
    [InlineData("żółw@host.example")]
    public void Anything_else_is_refused(string? typed) => Assert.False(EmailAddress.TryRead(typed, out _));

    [Fact]
    public void Overlong_addresses_are_refused()
    {
        Assert.False(EmailAddress.TryRead($"{new string('a', 65)}@host.example", out _));
        Assert.False(EmailAddress.TryRead($"anna@{new string('a', 64)}.example", out _));
        Assert.False(EmailAddress.TryRead($"anna@{string.Join('.', Enumerable.Repeat(new string('a', 60), 5))}.example", out _));
    }

    [Fact]
    public void Capitals_do_not_make_another_mailbox()
        => Assert.Equal(EmailAddress.Canonical("anna@host.example"), EmailAddress.Canonical("Anna@Host.Example"));
}
