using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>The code by which visitor and host act on their page (architecture §4).</summary>
public sealed class PageCodeTests
{
    [Theory]
    [InlineData(Role.Visitor)]
    [InlineData(Role.Host)]
    public void Five_wrong_codes_block_the_page_of_one_and_not_of_the_other(Role role)
    {
        var exchange = AnExchange.Submitted();
        for (var wrong = 0; wrong < Step.MaxWrongCodes; wrong++)
        {
            Assert.False(exchange.It.Page(role).IsBlocked);
            exchange.Done(x => x.CountWrongPageCode(role, exchange.Now));
        }

        Assert.True(exchange.It.Page(role).IsBlocked);
        Assert.False(exchange.It.Page(role == Role.Host ? Role.Visitor : Role.Host).IsBlocked);
        Assert.Equal(AuditAction.WrongCode, exchange.Last.Audit.Single().Action);
    }

    [Theory]
    [InlineData(Role.Visitor)]
    [InlineData(Role.Host)]
    public void A_fresh_code_kills_the_one_before_and_is_mailed_to_the_address_on_record(Role role)
    {
        var exchange = AnExchange.Submitted().Done(x => x.CountWrongPageCode(role, AnExchange.Start));

        exchange.Done(x => x.RenewPageCode(role, exchange.Now));

        Assert.Equal(new PageAccess(2, 0), exchange.It.Page(role));
        Assert.Equal((NoticeKind.PageCode, exchange.It.Person(role)), exchange.Last.Notices.Select(n => (n.Kind, n.To)).Single());
    }
}
