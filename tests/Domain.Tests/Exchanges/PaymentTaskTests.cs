using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Tests.Applications;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>The payment task in the hands of finance: passed on, taken over, and the account looked at (domain: Money, "bank data mismatch").</summary>
public sealed class PaymentTaskTests
{
    private const string Ewa = "ewa.zielinska@lsk.example";
    private const string Pawel = "pawel.krol@lsk.example";

    [Fact]
    public void An_officer_passes_a_payment_on_and_gets_it_back_with_the_same_deadline()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentOrder);
        var due = exchange.Open(StepKind.PaymentOrder).DueAt;

        exchange.Answered(StepKind.PaymentOrder, Decision.Delegate);
        Assert.Equal((Pawel, due), (exchange.Open(StepKind.PaymentOrder).Addressee!.Email, exchange.Open(StepKind.PaymentOrder).DueAt));

        exchange.Answered(StepKind.PaymentOrder, Decision.Delegate);
        Assert.Equal((Ewa, due), (exchange.Open(StepKind.PaymentOrder).Addressee!.Email, exchange.Open(StepKind.PaymentOrder).DueAt));
    }

    [Fact]
    public void Who_takes_a_payment_over_is_mailed_a_link_of_their_own()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentOrder).Done(Intervention.TakeOver, Role.Finance);

        Assert.Equal(Pawel, exchange.Open(StepKind.PaymentOrder).Addressee!.Email);
        Assert.Equal([(NoticeKind.StepPassedOn, Role.Finance)], exchange.Told);
        Assert.Equal([AuditAction.Intervened, AuditAction.PassedOn], exchange.Last.Audit.Select(a => a.Action));
    }

    [Fact]
    public void Nobody_from_outside_the_paying_clusters_finance_takes_a_payment_over()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentOrder);

        Refusals.Expect(Refusal.NotYours, exchange, x => x.Try(it => it.TakeOver(x.Open(StepKind.PaymentOrder).Key, x.By(Role.Finance), "Because.", x.Now)));
    }

    [Fact]
    public void Only_what_finance_is_asked_is_taken_over()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentOrder);
        var officer = AnExchange.As(Role.Finance, exchange.Rules.FindCluster("lsk")!.Finance[1]);

        Refusals.Expect(Refusal.NoLongerNeeded, exchange, x => x.Try(it => it.TakeOver(new StepKey(StepKind.Validation, 1), officer, "Because.", x.Now)));
    }

    [Fact]
    public void An_account_that_was_changed_after_the_approval_is_not_paid_to_unlooked_at()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentOrder).Answered(StepKind.PaymentOrder, Decision.Hold).Answered(StepKind.BankCorrection, Decision.CorrectBank);
        var key = exchange.Open(StepKind.PaymentOrder).Key;

        Refusals.Expect(Refusal.AccountNotChecked, exchange, x => x.Try(it => it.OrderPayment(key, x.Now)));
        Assert.IsType<Outcome.Done>(exchange.Try(it => it.OrderPayment(key, exchange.Now, accountChecked: true)));
    }

    [Fact]
    public void An_account_in_another_name_than_the_visitors_is_not_paid_to_unlooked_at()
    {
        var application = Forms.Application();
        var exchange = AnExchange.Submitted(application with { Bank = application.Bank with { Holder = "Somebody Else" } })
            .Confirmed().Awarded().Travelled().Reported().Certified().Validated();

        Refusals.Expect(Refusal.AccountNotChecked, exchange, x => x.Try(it => it.OrderPayment(x.Open(StepKind.PaymentOrder).Key, x.Now)));
    }

    [Fact]
    public void An_account_as_it_was_approved_and_in_the_visitors_name_needs_no_further_word()
    {
        var application = Forms.Application();
        var exchange = AnExchange.Submitted(application with { Bank = application.Bank with { Holder = application.Visitor.Organisation.ToUpperInvariant() + "." } })
            .Confirmed().Awarded().Travelled().Reported().Certified().Validated();

        Assert.IsType<Outcome.Done>(exchange.Try(it => it.OrderPayment(exchange.Open(StepKind.PaymentOrder).Key, exchange.Now)));
    }
}
