using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

public sealed class ReimbursementStageTests
{

    [Fact]
    public void Ordering_does_not_begin_the_ten_days_anew()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentOrder);
        var due = exchange.Open(StepKind.PaymentOrder).DueAt;

        exchange.After(TimeSpan.FromDays(3)).Ordered();

        Assert.Equal(due, exchange.Open(StepKind.PaymentConfirmation).DueAt);
    }

    [Fact]
    public void An_order_that_came_late_leaves_time_to_confirm_it()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentOrder).After(TimeSpan.FromDays(30));
        var now = exchange.Now;

        exchange.Ordered();

        Assert.True(exchange.Open(StepKind.PaymentConfirmation).ExpiresAt > now);
    }

    [Fact]
    public void A_confirmed_payment_closes_the_exchange_and_the_visitor_is_told()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentConfirmation);

        exchange.Done(x => x.ConfirmPaid(exchange.Open(StepKind.PaymentConfirmation).Key, new DateOnly(2026, 6, 13), " SEPA-77 ", exchange.Now));

        Assert.Equal((Stage.Ended, Ending.Closed), (exchange.State.Stage, exchange.State.Ending!.Value));
        Assert.Equal((new DateOnly(2026, 6, 13), "SEPA-77"), (exchange.State.Payment!.ValueDate!.Value, exchange.State.Payment.BankReference));
        Assert.Equal([(NoticeKind.Paid, Role.Visitor)], exchange.Told);
        Assert.Equal(StepKind.AfterClosing, Assert.Single(exchange.It.OpenSteps).Key.Kind);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_value_date_before_the_order_or_in_the_future_is_refused(int days)
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentConfirmation);
        var date = AnExchange.Programme.Deadlines.LocalDate(exchange.Now).AddDays(days);

        Refusals.Expect(
            Refusal.ValueDateImplausible, exchange, x => x.Try(it => it.ConfirmPaid(x.Open(StepKind.PaymentConfirmation).Key, date, "BANK-1", x.Now)));
    }

    [Fact]
    public void Finance_may_refuse_with_a_reason()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentOrder);

        exchange.Decide(exchange.Open(StepKind.PaymentOrder).Key, Decision.Refuse, "Paid by another programme.");

        Assert.Equal((Ending.Refused, "Paid by another programme."), (exchange.State.Ending!.Value, exchange.State.EndingReason));
    }

    [Fact]
    public void A_finance_officer_who_approved_is_passed_over_for_the_payment()
    {
        var officers = AnExchange.Programme.FindCluster("lsk")!.Finance;
        var exchange = AnExchange.AwaitingA(StepKind.Validation);
        var approved = With(exchange, s => s.Key.Kind == StepKind.VisitingApproval ? s with { Addressee = s.Addressee! with { Email = officers[0].Email } } : s);

        approved.Validate(exchange.Open(StepKind.Validation).Key, exchange.Now);

        Assert.Equal(officers[1].Email, approved.OpenSteps.Single().Addressee!.Email);
    }

    [Theory]
    [InlineData(StepKind.VisitingApproval)]
    [InlineData(StepKind.HostingApproval)]
    [InlineData(StepKind.Validation)]
    public void Who_approved_or_validated_neither_orders_nor_confirms_the_payment(StepKind part)
    {
        foreach (var (kind, decision) in new[] { (StepKind.PaymentOrder, Decision.Order), (StepKind.PaymentConfirmation, Decision.ConfirmPaid) })
        {
            var exchange = AnExchange.AwaitingA(kind);
            var payer = exchange.Open(kind).Addressee!;
            var conflicted = With(exchange, s => s.Key.Kind == part ? s with { Addressee = s.Addressee! with { Email = payer.Email.ToUpperInvariant() } } : s);
            var key = exchange.Open(kind).Key;

            var outcome = decision == Decision.Order
                ? conflicted.OrderPayment(key, exchange.Now, accountChecked: true)
                : conflicted.ConfirmPaid(key, AnExchange.Programme.Deadlines.LocalDate(exchange.Now), "BANK-1", exchange.Now);

            Assert.Equal(new Outcome.Refused(Refusal.ApproverMayNotPay), outcome);
        }
    }

    [Fact]
    public void Somebody_elses_voided_approval_does_not_keep_an_officer_from_paying()
    {
        var officer = AnExchange.Programme.FindCluster("lsk")!.Finance[0];
        var exchange = AnExchange.AwaitingA(StepKind.Validation);
        var state = With(exchange, s => s.Key.Kind == StepKind.HostingApproval
            ? s with { State = StepState.Void, Addressee = s.Addressee! with { Email = officer.Email } }
            : s);

        state.Validate(exchange.Open(StepKind.Validation).Key, exchange.Now);

        Assert.Equal(officer.Email, state.OpenSteps.Single().Addressee!.Email);
    }

    private static Exchange With(AnExchange exchange, Func<Step, Step> change) =>
        Exchange.Load(exchange.State with { Steps = [.. exchange.State.Steps.Select(change)] }, AnExchange.Programme);
}
