using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;
using CE4BIG.Domain.Payments.Statements;
using CE4BIG.Domain.Tests.Exchanges;

namespace CE4BIG.Domain.Tests.Payments;

/// <summary>What a booking does to the payment that it names.</summary>
public sealed class SettlementTests
{
    private const string Ewa = "ewa.zielinska@lsk.example";
    private const string Pawel = "pawel.krol@lsk.example";

    private readonly AnExchange _exchange = AnExchange.AwaitingA(StepKind.PaymentConfirmation);

    [Fact]
    public void A_payment_that_left_the_account_is_marked_as_paid_with_date_and_reference()
    {
        Assert.Equal(SettlementKind.Paid, Settle(Paid()));

        var payment = _exchange.State.Payments[0];
        Assert.Equal((_exchange.Today, "BANK-7"), (payment.ValueDate!.Value, payment.BankReference));
        Assert.Equal(Ending.Closed, _exchange.State.Ending);
    }

    [Fact]
    public void A_payment_that_came_back_is_marked_as_returned_with_the_banks_reason()
    {
        Assert.Equal(SettlementKind.Returned, Settle(Paid() with { Kind = StatementEntryKind.Returned, Reason = "AC04" }));

        Assert.NotNull(_exchange.State.Payments[0].ReturnedAt);
        Assert.Contains(_exchange.Trail, entry => entry is { Decision: Decision.PaymentReturned, Reason: "AC04" });
    }

    [Fact]
    public void The_same_booking_again_changes_nothing()
    {
        Settle(Paid());
        var state = _exchange.State;

        Assert.Equal(SettlementKind.PaidBefore, Settle(Paid()));

        Assert.Equal(state, _exchange.State);
    }

    [Fact]
    public void The_same_return_again_changes_nothing()
    {
        Settle(Paid() with { Kind = StatementEntryKind.Returned });

        Assert.Equal(SettlementKind.ReturnedBefore, Settle(Paid() with { Kind = StatementEntryKind.Returned }));
    }

    [Fact]
    public void What_comes_back_after_it_was_marked_as_paid_is_for_somebody_to_see_to()
    {
        Settle(Paid());

        Assert.Equal(SettlementKind.ReturnedAfterPaid, Settle(Paid() with { Kind = StatementEntryKind.Returned }));
    }

    [Fact]
    public void Only_who_is_asked_confirms_by_a_statement()
    {
        var (settlement, outcome) = _exchange.It.Settle(Paid(), Ewa, _exchange.Now);

        Assert.Equal((SettlementKind.AskedOfAnother, "Paweł Król"), (settlement.Kind, settlement.Asked));
        Assert.IsType<Outcome.Repeated>(outcome);
    }

    [Fact]
    public void Another_amount_is_not_this_payment() => Assert.Equal(SettlementKind.WrongAmount, Settle(Paid() with { Amount = Money.Euros(899) }));

    [Fact]
    public void The_amount_in_another_currency_is_not_this_payment() => Assert.Equal(SettlementKind.WrongAmount, Settle(Paid() with { Amount = new Money(900_00, "PLN") }));

    [Fact]
    public void A_payment_that_was_never_ordered_is_unknown() => Assert.Equal(SettlementKind.Unknown, Settle(Paid() with { Named = new EndToEndId(_exchange.State.Id, 2).Value }));

    [Fact]
    public void What_is_only_announced_waits() => Assert.Equal(SettlementKind.NotBooked, Settle(Paid() with { Kind = StatementEntryKind.Pending }));

    [Fact]
    public void A_booking_about_something_else_is_not_ours() => Assert.Equal(SettlementKind.NotOurs, Settle(Paid() with { Named = "INVOICE 4711" }));

    [Fact]
    public void A_value_date_before_the_order_is_refused_by_name()
    {
        var (settlement, _) = _exchange.It.Settle(Paid() with { ValueDate = _exchange.Today.AddDays(-40) }, Pawel, _exchange.Now);

        Assert.Equal(new Settlement(SettlementKind.Refused, Refusal.ValueDateImplausible), settlement);
        Assert.True(_exchange.State.Payments[0].IsUnderWay);
    }

    [Fact]
    public void Whoever_approved_cannot_confirm_by_a_statement_even_where_they_are_asked()
    {
        var approver = _exchange.State.Steps.Single(s => s.Key.Kind == StepKind.Validation).Addressee!.Email;
        var asked = Exchange.Load(
            _exchange.State with { Steps = [.. _exchange.State.Steps.Select(s => s.IsOpen ? s with { Addressee = s.Addressee! with { Email = approver } } : s)] }, _exchange.Rules);

        Assert.Equal(Refusal.ApproverMayNotPay, asked.Settle(Paid(), approver, _exchange.Now).Settlement.Refusal);
    }

    [Fact]
    public void A_statement_that_says_both_is_about_a_payment_that_came_back()
    {
        StatementEntry[] entries = [Paid(), Paid() with { Kind = StatementEntryKind.Returned }, Paid(), Paid() with { BankReference = "BANK-8" }, Paid() with { Named = "" }];

        Assert.Equal([SettlementKind.CameBack, null, SettlementKind.PaidBefore, SettlementKind.Twice, null], StatementDoubles.Of([.. entries]).AsEnumerable());
    }

    private SettlementKind Settle(StatementEntry entry)
    {
        var kind = SettlementKind.Unknown;
        _exchange.Try(x =>
        {
            (var settlement, var outcome) = x.Settle(entry, Pawel, _exchange.Now);
            kind = settlement.Kind;
            return outcome;
        });
        return kind;
    }

    private StatementEntry Paid() => new(StatementEntryKind.Paid, new EndToEndId(_exchange.State.Id, 1).Value, Money.Euros(900), _exchange.Today, "BANK-7", null);
}
