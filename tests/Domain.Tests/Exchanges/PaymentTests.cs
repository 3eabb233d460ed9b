using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>Two pairs of eyes; held, returned and repeated payments (domain: The lifecycle, Reimbursement).</summary>
public sealed class PaymentTests
{
    private const string Ewa = "ewa.zielinska@lsk.example";
    private const string Pawel = "pawel.krol@lsk.example";

    [Fact]
    public void An_order_is_noted_with_its_amount_and_another_officer_is_asked_to_confirm_it()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentOrder);
        var at = exchange.Now;

        exchange.Ordered();

        Assert.Equal(new Payment { Amount = Money.Euros(900), OrderedAt = at, OrderedBy = Ewa }, Assert.Single(exchange.State.Payments));
        Assert.Equal(Pawel, exchange.Open(StepKind.PaymentConfirmation).Addressee!.Email);
        Assert.Equal(new LedgerPosition(Money.Zero, Money.Euros(900), Money.Zero, Money.Zero), exchange.It.Holds);
    }

    [Fact]
    public void Who_ordered_a_payment_does_not_confirm_it_even_where_the_mail_reached_them()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentConfirmation);
        var same = Exchange.Load(
            exchange.State with { Steps = [.. exchange.State.Steps.Select(s => s.IsOpen ? s with { Addressee = s.Addressee! with { Email = Ewa.ToUpperInvariant() } } : s)] }, exchange.Rules);

        Assert.Equal(
            new Outcome.Refused(Refusal.OrdererMayNotConfirm), same.ConfirmPaid(exchange.Open(StepKind.PaymentConfirmation).Key, exchange.Today, "BANK-1", exchange.Now));
    }

    [Theory]
    [InlineData(3_599, true)]
    [InlineData(3_600, false)]
    public void From_the_threshold_of_the_whole_sum_on_two_pay_each_half_and_below_it_one_is_enough(long threshold, bool another)
    {
        var rules = Missions.Programme with { FourEyesFrom = Money.Euros(threshold) + new Money(1) };
        var exchange = AnExchange.Submitted(Missions.Application(), programme: rules).Confirmed().Awarded();
        var orderer = exchange.Open(StepKind.AdvanceOrder).Addressee!.Email;

        exchange.Answered(StepKind.AdvanceOrder, Decision.Order);

        Assert.Equal(another, exchange.Open(StepKind.AdvanceConfirmation).Addressee!.Email != orderer);
    }

    [Fact]
    public void A_programme_may_do_without_four_eyes()
    {
        var exchange = AnExchange.Submitted(Missions.Application(), programme: Missions.Programme with { FourEyesFrom = null }).Confirmed().Awarded();

        exchange.Answered(StepKind.AdvanceOrder, Decision.Order).Answered(StepKind.AdvanceConfirmation, Decision.ConfirmPaid);

        Assert.Equal(Money.Euros(1_800), exchange.State.Paid);
    }

    [Fact]
    public void A_held_payment_waits_for_the_visitors_bank_data_and_is_then_ordered_anew()
    {
        var exchange = AnExchange.AwaitingA(StepKind.BankCorrection);
        Assert.Equal((Role.Visitor, "Because."), (exchange.Open(StepKind.BankCorrection).Addressee!.Role, exchange.Step(StepKind.PaymentOrder).Reason));
        var at = exchange.Now;

        exchange.Answered(StepKind.BankCorrection, Decision.CorrectBank);

        Assert.Equal(("payment-order-2", at, 2), (Assert.Single(exchange.It.OpenSteps).Key.ToString(), exchange.State.BankChangedAt, exchange.State.ApplicationVersion));
        Assert.Equal(Ending.Closed, exchange.Ordered().Paid().State.Ending);
    }

    [Fact]
    public void Bank_data_that_were_right_are_confirmed_by_handing_them_in_again()
    {
        var exchange = AnExchange.AwaitingA(StepKind.BankCorrection);

        exchange.Done(x => x.CorrectBank(exchange.Open(StepKind.BankCorrection).Key, exchange.State.Application.Bank, exchange.Now));

        Assert.Equal((null, 1), (exchange.State.BankChangedAt, exchange.State.ApplicationVersion));
    }

    [Fact]
    public void A_returned_payment_stays_on_record_and_is_repeated_to_the_corrected_account()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentConfirmation).Answered(StepKind.PaymentConfirmation, Decision.PaymentReturned);
        Assert.Equal((Money.Zero, Money.Euros(900)), (exchange.State.Paid, exchange.It.Holds.Committed));

        exchange.Answered(StepKind.BankCorrection, Decision.CorrectBank).Ordered().Paid();

        Assert.Equal([false, true], exchange.State.Payments.Select(p => p.IsMade));
        Assert.Equal((Money.Euros(900), Ending.Closed), (exchange.State.Paid, exchange.State.Ending));
    }

    [Fact]
    public void An_order_late_in_the_ten_days_brings_alarms_and_no_word_of_grace()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentOrder).After(TimeSpan.FromDays(8)).Ordered();

        exchange.UntilTimeIsUp(StepKind.PaymentConfirmation).Until(exchange.Now.AddDays(8));

        Assert.DoesNotContain(exchange.Mails, n => n.Kind == NoticeKind.GraceBegan);
        Assert.Contains(exchange.Mails, n => n.Kind == NoticeKind.StepOverdue);
    }

    [Fact]
    public void The_days_for_paying_run_from_the_report_where_the_programme_says_so()
    {
        var exchange = AnExchange.Mission(prefinancing: false).Confirmed().Awarded().Travelled().Reported();
        var reported = exchange.State.Report!.SubmittedAt;

        exchange.After(TimeSpan.FromDays(6)).Certified().Validated();

        Assert.Equal(exchange.Rules.Deadlines.Due(reported, 30), exchange.Open(StepKind.PaymentOrder).DueAt);
    }
}
