using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

public sealed class StepLinkTests
{
    private static readonly StepKey Host = new(StepKind.HostConfirmation, 1);

    [Fact]
    public void A_wrong_code_is_counted_and_audited()
    {
        var exchange = AnExchange.Submitted().Done(x => x.CountWrongCode(Host, AnExchange.Start));

        Assert.Equal(1, exchange.It.Find(Host)!.WrongCodes);
        Assert.Equal((AuditAction.WrongCode, Host), (Assert.Single(exchange.Last.Audit).Action, exchange.Last.Audit[0].Step));
        Assert.Empty(exchange.Last.Notices);
    }

    [Fact]
    public void A_renewed_link_has_the_next_serial_and_a_clean_count_and_goes_to_the_address_on_record()
    {
        var exchange = AnExchange.Submitted().Done(x => x.CountWrongCode(Host, AnExchange.Start)).Done(x => x.RenewLink(Host, AnExchange.Start));

        Assert.Equal((2, 0), (exchange.It.Find(Host)!.LinkSerial, exchange.It.Find(Host)!.WrongCodes));
        var notice = Assert.Single(exchange.Last.Notices);
        Assert.Equal((NoticeKind.StepLinkRenewed, "jean.oconnor@host.example", 2), (notice.Kind, notice.To.Email, notice.Serial));
    }

    [Fact]
    public void Renewing_a_link_moves_no_deadline()
    {
        var exchange = AnExchange.Submitted();
        var before = exchange.It.Find(Host)!;

        exchange.After(TimeSpan.FromDays(3)).Done(x => x.RenewLink(Host, exchange.Now));

        Assert.Equal((before.DueAt, before.ExpiresAt), (exchange.It.Find(Host)!.DueAt, exchange.It.Find(Host)!.ExpiresAt));
    }

    [Fact]
    public void A_deputys_link_counts_wrong_codes_from_nought()
    {
        var exchange = AnExchange.Submitted().Confirmed();
        var key = exchange.Open(StepKind.VisitingApproval).Key;
        exchange.Done(x => x.CountWrongCode(key, exchange.Now));

        exchange.Until(exchange.Open(StepKind.VisitingApproval).ExpiresAt);

        Assert.Equal(0, exchange.It.Find(key)!.WrongCodes);
    }

    [Fact]
    public void A_step_that_is_over_or_never_was_has_no_link_to_renew()
    {
        var exchange = AnExchange.Submitted().Confirmed();

        Refusals.Expect(Refusal.NoLongerNeeded, exchange, x => x.Try(it => it.RenewLink(Host, x.Now)));
        Refusals.Expect(Refusal.NoLongerNeeded, exchange, x => x.Try(it => it.CountWrongCode(Host, x.Now)));
        Refusals.Expect(Refusal.UnknownStep, exchange, x => x.Try(it => it.RenewLink(new StepKey(StepKind.Report, 1), x.Now)));
    }

    [Fact]
    public void The_visit_has_no_link()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel);

        Refusals.Expect(Refusal.NoLongerNeeded, exchange, x => x.Try(it => it.RenewLink(x.Open(StepKind.Travel).Key, x.Now)));
    }
}
