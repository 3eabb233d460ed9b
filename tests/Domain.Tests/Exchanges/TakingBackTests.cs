using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>Money that came back and is entered by hand: of the payment that was shown, with the bank's booking, and never by one person alone.</summary>
public sealed class TakingBackTests
{
    private readonly AnExchange _exchange = AnExchange.AwaitingA(StepKind.AfterClosing);

    [Fact]
    public void What_an_officer_takes_back_is_kept_with_its_booking_and_not_taken_for_the_banks_word()
    {
        Assert.IsType<Outcome.Done>(TakeBack());

        var payment = _exchange.State.Payments[0];
        Assert.Equal((_exchange.Today, "BANK-3", "AC04", false), (payment.ReturnValueDate!.Value, payment.ReturnReference, payment.ReturnReason, payment.IsReturnedByBank));
        Assert.True(payment.WasSent);
        Assert.Equal(StepKind.BankCorrection, Assert.Single(_exchange.It.OpenSteps).Key.Kind);
    }

    [Fact]
    public void A_booking_stands_in_the_trail_with_its_day_and_the_banks_reference() =>
        Assert.Equal("2026-06-12, BANK-3", new ReturnBooking(new DateOnly(2026, 6, 12), "BANK-3").ToString());

    [Fact]
    public void The_coordinator_is_told_unless_it_was_they_who_entered_it()
    {
        TakeBack();
        Assert.Contains((NoticeKind.PaymentTakenBack, Role.Coordinator), _exchange.Told);

        var other = AnExchange.AwaitingA(StepKind.AfterClosing);
        var coordinator = AnExchange.As(Role.Coordinator, other.Rules.Coordinators[0]);
        other.Done(x => x.TakeBackPayment(Id(1), Booking(0), coordinator, "AC04", other.Now));
        Assert.DoesNotContain((NoticeKind.PaymentTakenBack, Role.Coordinator), other.Told);
    }

    [Fact]
    public void Another_payment_than_was_shown_is_refused()
    {
        Refusals.Expect(Refusal.AnotherPayment, _exchange, _ => TakeBack(number: 2));
        Refusals.Expect(Refusal.AnotherPayment, _exchange, x => x.Try(it =>
            it.TakeBackPayment(new EndToEndId(ExchangeId.FromRandom([9, 9, 9, 9, 9, 9, 9, 9]), 1), Booking(0), x.By(Role.Finance), "AC04", x.Now)));
    }

    [Fact]
    public void A_payment_that_was_paid_anew_meanwhile_is_not_taken_back_by_a_form_that_showed_the_first()
    {
        TakeBack();
        _exchange.After(TimeSpan.FromDays(1)).Answered(StepKind.BankCorrection, Decision.CorrectBank).Ordered().Paid();

        Refusals.Expect(Refusal.AnotherPayment, _exchange, _ => TakeBack());
    }

    [Fact]
    public void The_same_booking_again_is_repeated()
    {
        TakeBack();
        var before = _exchange.State;

        Assert.IsType<Outcome.Repeated>(TakeBack());

        Assert.Same(before, _exchange.State);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-60)]
    public void A_value_date_in_the_future_or_before_the_order_is_refused(int days) =>
        Refusals.Expect(Refusal.ValueDateImplausible, _exchange, _ => TakeBack(days: days));

    [Fact]
    public void Whoever_approved_or_is_in_conflict_takes_nothing_back()
    {
        var approver = _exchange.State.Steps.First(s => s.Decision == Decision.Approve).Addressee!;

        Assert.Equal(new Outcome.Refused(Refusal.ApproverMayNotPay), TakeBack(by: approver with { Role = Role.Finance }));

        var officer = _exchange.By(Role.Finance);
        var conflicted = Exchange.Load(_exchange.State with { Conflicts = [officer.Email] }, _exchange.Rules);
        Assert.Equal(new Outcome.Refused(Refusal.ApproverMayNotPay), conflicted.TakeBackPayment(Id(1), Booking(0), officer, "AC04", _exchange.Now));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_paid_anew_on_an_officers_word_is_confirmed_by_another_whatever_the_amount(bool tookBack)
    {
        var exchange = AnExchange.Submitted(programme: AnExchange.Programme with { FourEyesFrom = Money.Euros(5_000) })
            .Confirmed().Awarded().Travelled().Reported().Certified().Validated().Ordered();
        _ = tookBack ? exchange.Paid().Done(Intervention.PaymentCameBack, Role.Finance) : exchange.Answered(StepKind.PaymentConfirmation, Decision.PaymentReturned);
        exchange.Answered(StepKind.BankCorrection, Decision.CorrectBank).Ordered();
        var (orderer, step) = (exchange.State.Payments[^1].OrderedBy, exchange.Open(StepKind.PaymentConfirmation));

        Assert.NotEqual(orderer, step.Addressee!.Email);
        var tampered = Exchange.Load(
            exchange.State with { Steps = [.. exchange.State.Steps.Select(s => s.IsOpen ? s with { Addressee = s.Addressee! with { Email = orderer } } : s)] }, exchange.Rules);
        Assert.Equal(new Outcome.Refused(Refusal.OrdererMayNotConfirm), tampered.ConfirmPaid(step.Key, exchange.Today, "BANK-4", exchange.Now));
    }

    [Fact]
    public void Where_the_programme_knows_no_four_eyes_one_officer_pays_anew_too()
    {
        var exchange = AnExchange.Submitted(programme: AnExchange.Programme with { FourEyesFrom = null })
            .Confirmed().Awarded().Travelled().Reported().Certified().Validated().Ordered().Paid().Done(Intervention.PaymentCameBack, Role.Finance)
            .Answered(StepKind.BankCorrection, Decision.CorrectBank).Ordered();

        Assert.Equal(exchange.State.Payments[^1].OrderedBy, exchange.Open(StepKind.PaymentConfirmation).Addressee!.Email);
    }

    private Outcome TakeBack(int number = 1, int days = 0, Addressee? by = null) =>
        _exchange.Try(x => x.TakeBackPayment(Id(number), Booking(days), by ?? _exchange.By(Role.Finance), "AC04", _exchange.Now));

    private EndToEndId Id(int number) => new(_exchange.State.Id, number);

    private ReturnBooking Booking(int days) => new(_exchange.Today.AddDays(days), "BANK-3");
}
