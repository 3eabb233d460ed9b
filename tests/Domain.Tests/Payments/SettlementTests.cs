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
        Assert.Contains(_exchange.Trail, entry => entry is { Decision: Decision.PaymentReturned } && entry.Reason == $"AC04 ({new ReturnBooking(_exchange.Today, "BANK-7")})");
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
    public void What_comes_back_days_after_it_closed_the_exchange_opens_it_again_and_is_paid_anew()
    {
        Settle(Paid());
        var returned = Paid() with { Kind = StatementEntryKind.Returned, ValueDate = _exchange.Today.AddDays(2), Reason = "AC04" };
        _exchange.Until(_exchange.Now.AddDays(2));

        Assert.Equal(SettlementKind.Returned, Settle(returned));

        Assert.Equal((Stage.Reimbursement, null, Money.Zero), (_exchange.State.Stage, _exchange.State.Ending, _exchange.State.Paid));
        Assert.Equal([StepKind.BankCorrection], _exchange.It.OpenSteps.Select(s => s.Key.Kind));
        Assert.Equal(Money.Euros(900), _exchange.It.Holds.Committed);
        Assert.Equal(TrailReading.Of(_exchange.State), TrailReading.Of(_exchange.Trail));
        Assert.Equal(SettlementKind.ReturnedBefore, Settle(returned));

        _exchange.Answered(StepKind.BankCorrection, Decision.CorrectBank);
        _exchange.Done(x => x.OrderPayment(_exchange.Open(StepKind.PaymentOrder).Key, _exchange.Now, accountChecked: true)).Paid();

        Assert.Equal((Ending.Closed, Money.Euros(900), 2), (_exchange.State.Ending, _exchange.State.Paid, _exchange.State.Payments.Length));
        Assert.Equal(TrailReading.Of(_exchange.State), TrailReading.Of(_exchange.Trail));
    }

    [Fact]
    public void An_advance_that_comes_back_days_after_is_paid_with_the_rest()
    {
        var mission = AnExchange.AwaitingA(StepKind.AdvanceConfirmation).Answered(StepKind.AdvanceConfirmation, Decision.ConfirmPaid);
        var advance = mission.State.Payments[0];
        var officer = mission.Rules.FindCluster(mission.State.Application.Visitor.ClusterId)!.Finance[0].Email;
        var returned = new StatementEntry(StatementEntryKind.Returned, new EndToEndId(mission.State.Id, 1).Value, advance.Amount, mission.Today, "BANK-8", "AC04");

        mission.Done(x => x.Settle(returned, officer, mission.Now).Outcome);

        Assert.Equal((Money.Zero, Stage.Travel), (mission.State.Paid, mission.State.Stage));
        Assert.Equal(TrailReading.Of(mission.State), TrailReading.Of(mission.Trail));
        mission.Travelled().Reported().Certified().Validated().Ordered();
        Assert.Equal(mission.State.Granted!.Amount, mission.State.Payments[^1].Amount);
    }

    [Fact]
    public void Whoever_is_not_of_the_paying_finance_takes_nothing_back()
    {
        Settle(Paid());

        var (settlement, outcome) = _exchange.It.Settle(Paid() with { Kind = StatementEntryKind.Returned }, "nadia.benali@atlanpole.example", _exchange.Now);

        Assert.Equal(SettlementKind.ReturnedAfterPaid, settlement.Kind);
        Assert.IsType<Outcome.Repeated>(outcome);
    }

    [Fact]
    public void What_was_asked_back_from_the_visitor_is_not_taken_for_a_return_of_the_bank()
    {
        Settle(Paid());
        _exchange.Done(x => x.Recover(Money.Euros(900), _exchange.By(Role.Finance), "Paid in error.", _exchange.Now));

        Assert.Equal(SettlementKind.ReturnedAfterPaid, Settle(Paid() with { Kind = StatementEntryKind.Returned }));
    }

    [Fact]
    public void A_payment_that_is_booked_again_under_another_date_and_reference_may_have_been_paid_twice()
    {
        Settle(Paid());

        Assert.Equal(SettlementKind.Twice, Settle(Paid() with { ValueDate = _exchange.Today.AddDays(1), BankReference = "BANK-8" }));
        Assert.Equal(SettlementKind.PaidBefore, Settle(Paid() with { BankReference = "BANK-8" }));
        Assert.Equal(SettlementKind.PaidBefore, Settle(Paid() with { ValueDate = _exchange.Today.AddDays(1) }));
    }

    [Fact]
    public void A_payment_that_is_booked_after_it_was_entered_as_returned_may_have_been_paid_twice()
    {
        Settle(Paid() with { Kind = StatementEntryKind.Returned });

        Assert.Equal(SettlementKind.ReturnedBefore, Settle(Paid()));
        Assert.Equal(SettlementKind.Twice, Settle(Paid() with { ValueDate = _exchange.Today.AddDays(1) }));
    }

    [Fact]
    public void A_payment_that_was_taken_out_by_hand_and_paid_nevertheless_needs_somebody_whatever_its_date()
    {
        _exchange.Answered(StepKind.PaymentConfirmation, Decision.PaymentReturned);

        Assert.Equal(SettlementKind.PaidThoughTakenOut, Settle(Paid()));
        Assert.Equal(SettlementKind.PaidThoughTakenOut, Settle(Paid() with { ValueDate = _exchange.Today.AddDays(3) }));

        _exchange.Answered(StepKind.BankCorrection, Decision.CorrectBank).Ordered();
        Assert.Equal(SettlementKind.PaidThoughTakenOut, Settle(Paid()));
        Assert.True(_exchange.State.Payments[1].IsUnderWay);
    }

    [Fact]
    public void That_it_was_paid_nevertheless_needs_nobody_where_the_same_statement_says_that_it_came_back()
    {
        _exchange.Answered(StepKind.PaymentConfirmation, Decision.PaymentReturned);
        StatementEntry[] entries = [Paid(), Returned(days: 2)];
        var doubles = StatementDoubles.Of([.. entries]);

        Assert.Equal(SettlementKind.CameBack, StatementDoubles.Weigh(new Settlement(Settle(entries[0])), doubles[0]).Kind);
        Assert.Equal(SettlementKind.Returned, StatementDoubles.Weigh(new Settlement(Settle(entries[1])), doubles[1]).Kind);
    }

    [Fact]
    public void A_return_before_the_second_debit_does_not_explain_it()
    {
        StatementEntry[] entries = [Paid() with { ValueDate = _exchange.Today.AddDays(3) }, Returned(days: 2)];

        Assert.Equal([null, null], StatementDoubles.Of([.. entries]).AsEnumerable());
    }

    [Fact]
    public void A_second_debit_in_one_statement_needs_somebody_also_when_the_first_is_marked_already()
    {
        Settle(Paid());
        StatementEntry[] entries = [Paid(), Paid() with { BankReference = "BANK-8" }];
        var doubles = StatementDoubles.Of([.. entries]);

        Assert.Equal([SettlementKind.PaidBefore, SettlementKind.Twice], entries.Select((entry, i) => StatementDoubles.Weigh(new Settlement(Settle(entry)), doubles[i]).Kind));
    }

    [Fact]
    public void That_the_bank_returned_what_was_taken_out_by_hand_is_recorded_and_tells_that_it_was_sent()
    {
        _exchange.Answered(StepKind.PaymentConfirmation, Decision.PaymentReturned);
        Assert.False(_exchange.State.Payments[0].WasSent);

        Assert.Equal(SettlementKind.Returned, Settle(Returned(days: 2)));

        var payment = _exchange.State.Payments[0];
        Assert.Equal((true, true, _exchange.Today.AddDays(2), "BANK-9"), (payment.WasSent, payment.IsReturnedByBank, payment.ReturnValueDate!.Value, payment.ReturnReference));
        var entry = _exchange.Trail[^1];
        Assert.Equal((Intervention.PaymentCameBack, null, Pawel), (entry.Intervention, entry.Amount, entry.Who));
        Assert.Equal(TrailReading.Of(_exchange.State), TrailReading.Of(_exchange.Trail));
        Assert.Equal(SettlementKind.ReturnedBefore, Settle(Returned(days: 2)));
        Assert.Equal(SettlementKind.ReturnedBefore, Settle(Paid()));
    }

    [Fact]
    public void A_return_is_kept_with_its_value_date_and_the_banks_reference_and_stands_so_in_the_trail()
    {
        Settle(Paid());
        _exchange.Until(_exchange.Now.AddDays(2));

        Settle(Returned(days: 0));

        var payment = _exchange.State.Payments[0];
        Assert.Equal((_exchange.Today, "BANK-9", "AC04"), (payment.ReturnValueDate!.Value, payment.ReturnReference, payment.ReturnReason));
        Assert.Contains(_exchange.Trail, e => e.Intervention == Intervention.PaymentCameBack && e.Reason == $"AC04 ({new ReturnBooking(_exchange.Today, "BANK-9")})");
    }

    [Fact]
    public void A_second_debit_of_a_payment_that_came_back_needs_somebody_also_before_the_day_of_the_return()
    {
        Settle(Paid());
        Settle(Returned(days: 2));

        Assert.Equal(SettlementKind.ReturnedBefore, Settle(Paid()));
        Assert.Equal(SettlementKind.Twice, Settle(Paid() with { ValueDate = _exchange.Today.AddDays(1), BankReference = "BANK-8" }));
    }

    [Fact]
    public void A_second_debit_on_another_day_without_a_reference_of_the_bank_may_have_been_paid_twice()
    {
        Settle(Paid());

        Assert.Equal(SettlementKind.Twice, Settle(Paid() with { ValueDate = _exchange.Today.AddDays(1), BankReference = "" }));
        Assert.Equal(SettlementKind.PaidBefore, Settle(Paid() with { BankReference = "" }));
    }

    [Fact]
    public void Of_two_bookings_of_which_the_first_has_another_amount_the_exact_one_is_acted_on()
    {
        StatementEntry[] entries = [Paid() with { Amount = Money.Euros(899) }, Paid()];

        Assert.Equal([null, null], StatementDoubles.Of([.. entries]).AsEnumerable());
        Assert.Equal([SettlementKind.WrongAmount, SettlementKind.Paid], entries.Select(Settle));
    }

    [Theory]
    [InlineData(StepKind.NewDates)]
    [InlineData(StepKind.HostConfirmation)]
    [InlineData(StepKind.HostChoice)]
    [InlineData(StepKind.VisitingApproval)]
    [InlineData(StepKind.Correction)]
    [InlineData(StepKind.Budget)]
    public void An_advance_that_comes_back_while_the_visit_is_parked_or_decided_anew_is_booked(StepKind meanwhile)
    {
        var mission = MissionPaid().Postponed();
        if (meanwhile != StepKind.NewDates)
        {
            mission.Resubmitted(mission.Amended(StepKind.NewDates));
        }

        _ = meanwhile switch
        {
            StepKind.HostChoice => mission.AnotherHostWished(),
            StepKind.VisitingApproval => mission.Confirmed(),
            StepKind.Correction => mission.Confirmed().SentBack(),
            StepKind.Budget => mission.Confirmed().ApprovedByAll(),
            _ => mission,
        };
        var open = mission.Open(meanwhile);

        Assert.Equal(SettlementKind.Returned, BringBack(mission, 1));

        Assert.Equal((Money.Zero, Money.Euros(3_600)), (mission.It.Holds.Paid, mission.It.Holds.Reserved));
        Assert.Equal(open, mission.Open(meanwhile));
        Assert.Equal(TrailReading.Of(mission.State), TrailReading.Of(mission.Trail));
    }

    [Fact]
    public void An_advance_that_comes_back_after_the_rest_was_taken_out_by_hand_is_booked_and_paid_with_the_rest()
    {
        var mission = MissionPaid().Travelled().Reported().Certified().Validated().Ordered().Answered(StepKind.PaymentConfirmation, Decision.PaymentReturned);

        Assert.Equal(SettlementKind.Returned, BringBack(mission, 1));

        Assert.Equal(StepKind.BankCorrection, Assert.Single(mission.It.OpenSteps).Key.Kind);
        mission.Answered(StepKind.BankCorrection, Decision.CorrectBank).Ordered();
        Assert.Equal(Money.Euros(3_600), mission.State.Payments[^1].Amount);
        Assert.Equal(TrailReading.Of(mission.State), TrailReading.Of(mission.Trail));
    }

    [Fact]
    public void An_advance_that_comes_back_while_the_rest_is_under_way_is_booked_once_that_is_confirmed()
    {
        var mission = MissionPaid().Travelled().Reported().Certified().Validated().Ordered();
        Assert.Equal(SettlementKind.ReturnedAfterPaid, BringBack(mission, 1));

        mission.Paid();

        Assert.Equal(SettlementKind.Returned, BringBack(mission, 1));
    }

    [Fact]
    public void What_comes_back_after_closing_is_paid_anew_whichever_payment_it_was_and_also_where_both_come_back()
    {
        var mission = MissionPaid().Travelled().Reported().Certified().Validated().Ordered().Paid();

        Assert.Equal(SettlementKind.Returned, BringBack(mission, 1));
        Assert.Equal((Stage.Reimbursement, null, Money.Euros(1_800)), (mission.State.Stage, mission.State.Ending, mission.It.Holds.Committed));
        Assert.Equal(SettlementKind.Returned, BringBack(mission, 2));

        Assert.Equal((Money.Zero, Money.Euros(3_600)), (mission.State.Paid, mission.It.Holds.Committed));
        Assert.Equal(StepKind.BankCorrection, Assert.Single(mission.It.OpenSteps).Key.Kind);
        Assert.Equal(TrailReading.Of(mission.State), TrailReading.Of(mission.Trail));
        mission.Answered(StepKind.BankCorrection, Decision.CorrectBank).Ordered().Paid();
        Assert.Equal((Ending.Closed, Money.Euros(3_600)), (mission.State.Ending, mission.State.Paid));
        Assert.Equal(TrailReading.Of(mission.State), TrailReading.Of(mission.Trail));
    }

    [Fact]
    public void An_advance_that_comes_back_when_nobody_asks_it_back_any_more_leaves_the_ending_as_it_is()
    {
        var mission = MissionPaid().Done(Intervention.CancelByCluster, Role.VisitingManager);
        Assert.Equal(SettlementKind.ReturnedAfterPaid, BringBack(mission, 1));
        mission.Answered(StepKind.Recovery, Decision.WaiveRecovery);

        Assert.Equal(SettlementKind.Returned, BringBack(mission, 1));

        Assert.Equal((Ending.CancelledByCluster, Money.Zero), (mission.State.Ending, mission.It.Holds.Held));
        Assert.Equal(TrailReading.Of(mission.State), TrailReading.Of(mission.Trail));
    }

    [Fact]
    public void Whoever_is_in_conflict_takes_nothing_back_by_a_statement_either()
    {
        Settle(Paid());
        var conflicted = Exchange.Load(_exchange.State with { Conflicts = [Pawel] }, _exchange.Rules);

        Assert.Equal(new Settlement(SettlementKind.Refused, Refusal.ApproverMayNotPay), conflicted.Settle(Returned(days: 0), Pawel, _exchange.Now).Settlement);
    }

    [Fact]
    public void A_credit_of_another_amount_in_the_same_statement_does_not_undo_the_payment()
    {
        StatementEntry[] entries = [Paid(), Paid() with { Kind = StatementEntryKind.Returned, Amount = Money.Euros(5) }];

        Assert.Equal([null, null], StatementDoubles.Of([.. entries]).AsEnumerable());
        Assert.Equal(SettlementKind.WrongAmount, Settle(entries[1]));
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

    private StatementEntry Returned(int days) => Paid() with { Kind = StatementEntryKind.Returned, ValueDate = _exchange.Today.AddDays(days), BankReference = "BANK-9", Reason = "AC04" };

    private static AnExchange MissionPaid() => AnExchange.AwaitingA(StepKind.AdvanceConfirmation).Answered(StepKind.AdvanceConfirmation, Decision.ConfirmPaid);

    private static SettlementKind BringBack(AnExchange mission, int number)
    {
        var officer = mission.Rules.FindCluster(mission.State.Application.Visitor.ClusterId)!.Finance[0].Email;
        var entry = new StatementEntry(
            StatementEntryKind.Returned, new EndToEndId(mission.State.Id, number).Value, mission.State.Payments[number - 1].Amount, mission.Today, "BANK-9", "AC04");
        var kind = SettlementKind.Unknown;
        mission.Try(x =>
        {
            (var settlement, var outcome) = x.Settle(entry, officer, mission.Now);
            kind = settlement.Kind;
            return outcome;
        });
        return kind;
    }
}
