using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Payments;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

// Stage 5: finance orders the payment and confirms it, or it is held until the bank data are right; the exchange closes (domain: The lifecycle).
public sealed partial class Exchange
{
    /// <summary>
    /// Whether finance must say that they looked at the account before they order: it was changed after the approval, or stands in
    /// another name than the visitor's. Nobody can judge by machine whether a holder is who travelled.
    /// </summary>
    public bool AccountNeedsALook => State.BankChangedAt is not null || !Application.Bank.IsInTheNameOf(Application.Visitor.Organisation);

    /// <summary>Finance orders the payment: the lump sum, what an advance left of it, or the advance.</summary>
    /// <param name="key">The step.</param>
    /// <param name="now">Programme time.</param>
    /// <param name="remark">What finance wants to have on record with it.</param>
    /// <param name="accountChecked">Whether they say that they looked at the account, where <see cref="AccountNeedsALook"/>.</param>
    public Outcome OrderPayment(StepKey key, DateTimeOffset now, string? remark = null, bool accountChecked = false)
    {
        var isAdvance = key.Kind == StepKind.AdvanceOrder;
        var amount = isAdvance ? Advance() : (State.Granted?.Amount ?? Money.Zero) - State.Paid;
        return Answer(key, Decision.Order, remark, now, step => NotAnApprover(step) ?? (AccountNeedsALook && !accountChecked ? Refusal.AccountNotChecked : null), step =>
        {
            var payment = new Payment { IsAdvance = isAdvance, Amount = amount, OrderedAt = now, OrderedBy = step.Addressee!.Email };
            State = State with { Payments = State.Payments.Add(payment) };
            var kind = isAdvance ? StepKind.AdvanceConfirmation : StepKind.PaymentConfirmation;
            var dates = Dates(kind, now);
            // The ten days run from validation and are not begun anew by the order (domain: Money).
            var left = dates with { Due = step.DueAt, ExpiresAt = step.DueAt, Reminders = [.. dates.Reminders.Where(r => r < step.DueAt)] };
            Open(kind, Confirmer(payment, now), now, step.DueAt > now ? left : dates);
        }, amount);
    }

    /// <summary>Finance doubts the bank data: nothing is paid until the visitor has corrected them.</summary>
    public Outcome HoldPayment(StepKey key, string? reason, DateTimeOffset now) => Answer(key, Decision.Hold, reason, now, Always, step =>
        Open(StepKind.BankCorrection, State.Visitor, now, Dates(StepKind.BankCorrection, now)));

    /// <summary>The visitor names the account as it should be; finance looks at it again before it pays.</summary>
    public Outcome CorrectBank(StepKey key, BankAccount bank, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(bank);
        return Answer(key, Decision.CorrectBank, null, now, Always, step =>
        {
            if (bank != Application.Bank)
            {
                State = State with { Application = Application with { Bank = bank }, ApplicationVersion = State.ApplicationVersion + 1, BankChangedAt = now };
            }

            AskForPayment(now);
        });
    }

    /// <summary>Finance enters when the money moved and the bank's reference; after the lump sum the exchange closes.</summary>
    public Outcome ConfirmPaid(StepKey key, DateOnly valueDate, string bankReference, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bankReference);
        return Answer(
            key,
            Decision.ConfirmPaid,
            null,
            now,
            step => State.Payments.LastOrDefault(p => p.IsUnderWay) is not { } payment
                || valueDate < _programme.Deadlines.LocalDate(payment.OrderedAt) || valueDate > _programme.Deadlines.LocalDate(now)
                ? Refusal.ValueDateImplausible
                : NotAnApprover(step) ?? NotTheOrderer(step, payment),
            step =>
            {
                ChangePayment(State.Payments.Length, payment => payment with { ValueDate = valueDate, BankReference = bankReference.Trim() });
                Tell(NoticeKind.Paid, State.Visitor);
                if (step.Key.Kind == StepKind.AdvanceConfirmation)
                {
                    AwaitVisit(now);
                }
                else
                {
                    End(Ending.Closed, null, now);
                }
            },
            State.Payments.LastOrDefault()?.Amount);
    }

    /// <summary>The money came back: the visitor corrects the bank data, or an advance is left until after the visit.</summary>
    /// <param name="key">The step.</param>
    /// <param name="reason">Why, required.</param>
    /// <param name="now">Programme time.</param>
    /// <param name="byBank">How the bank's statement says so; null where somebody enters it: then it may never have been sent.</param>
    public Outcome ReturnPayment(StepKey key, string? reason, DateTimeOffset now, ReturnBooking? byBank = null) =>
        Answer(key, Decision.PaymentReturned, byBank is null ? reason : Told(reason, byBank), now, Always, step =>
        {
            ChangePayment(State.Payments.Length, Returned(reason, byBank, now, byBank is not null));
            if (step.Key.Kind == StepKind.AdvanceConfirmation)
            {
                AwaitVisit(now);
            }
            else
            {
                Open(StepKind.BankCorrection, State.Visitor, now, Dates(StepKind.BankCorrection, now));
            }
        });

    /// <summary>
    /// The bank sent back a payment that was marked as paid, mostly a day or two after. Where it had closed the exchange it is without that
    /// ending: the visitor is asked for the right account, and finance pays anew.
    /// </summary>
    /// <param name="payment">The payment that was shown to who enters it.</param>
    /// <param name="booking">The booking by which it came back.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="reason">Why it came back, required.</param>
    /// <param name="now">Programme time.</param>
    public Outcome TakeBackPayment(EndToEndId payment, ReturnBooking booking, Addressee by, string? reason, DateTimeOffset now) =>
        TakeBack(Intervention.PaymentCameBack, payment, booking, by, reason, now, byBank: false);

    /// <summary>The bank sent back an advance that was marked as paid: it is left until after the visit, as where it never arrived.</summary>
    /// <param name="payment">The payment that was shown to who enters it.</param>
    /// <param name="booking">The booking by which it came back.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="reason">Why it came back, required.</param>
    /// <param name="now">Programme time.</param>
    public Outcome TakeBackAdvance(EndToEndId payment, ReturnBooking booking, Addressee by, string? reason, DateTimeOffset now) =>
        TakeBack(Intervention.AdvanceCameBack, payment, booking, by, reason, now, byBank: false);

    /// <summary>What would be entered of these payments, should the bank have sent them back: the numbers of those that reached the visitor.</summary>
    /// <param name="what">By which intervention.</param>
    public IEnumerable<EndToEndId> MayHaveComeBack(Intervention what) =>
        [.. State.Payments.Index().Where(p => CanHaveComeBack(p.Item) && WayBack(p.Item) == what).Select(p => new EndToEndId(State.Id, p.Index + 1))];

    private Outcome TakeBack(Intervention what, EndToEndId id, ReturnBooking booking, Addressee by, string? reason, DateTimeOffset now, bool byBank)
    {
        ArgumentNullException.ThrowIfNull(booking);
        ArgumentException.ThrowIfNullOrWhiteSpace(booking.BankReference, nameof(booking));
        var payment = id.Exchange == State.Id && id.Number <= State.Payments.Length ? State.Payments[id.Number - 1] : null;
        if (payment is { ReturnedAt: not null } && payment.ReturnValueDate == booking.ValueDate && payment.ReturnReference == booking.BankReference.Trim())
        {
            return new Outcome.Repeated();
        }

        return Intervene(
            what,
            by,
            Told(reason, booking),
            now,
            () =>
            {
                ChangePayment(id.Number, Returned(reason, booking, now, byBank));
                if (!byBank && Coordinator(now) is var coordinator && !IsSame(coordinator.Email, by.Email))
                {
                    // One person's word moves money: somebody else must know.
                    Tell(NoticeKind.PaymentTakenBack, coordinator);
                }

                // What ended otherwise is paid to nobody any more, and what is open already asks for the account or the payment.
                if (State.Ending == Ending.Closed)
                {
                    VoidOpenSteps(now);
                    State = State with { Ending = null, EndedAt = null };
                    Open(StepKind.BankCorrection, State.Visitor, now, Dates(StepKind.BankCorrection, now));
                }
            },
            () => payment is null || !CanHaveComeBack(payment) || WayBack(payment) != what ? Refusal.AnotherPayment
                // The bank's own date is the bank's.
                : !byBank && (booking.ValueDate < _programme.Deadlines.LocalDate(payment.OrderedAt) || booking.ValueDate > _programme.Deadlines.LocalDate(now)) ? Refusal.ValueDateImplausible
                : MayNotPay(by.Email),
            payment?.Amount);
    }

    // An advance is left until after the visit; once the exchange is closed there is no later payment that could bring it.
    private Intervention WayBack(Payment payment) => payment.IsAdvance && State.Ending != Ending.Closed ? Intervention.AdvanceCameBack : Intervention.PaymentCameBack;

    private static Func<Payment, Payment> Returned(string? reason, ReturnBooking? booking, DateTimeOffset now, bool byBank) => payment => payment with
    {
        ReturnedAt = now,
        ReturnReason = Trimmed(reason),
        IsReturnedByBank = byBank,
        ReturnValueDate = booking?.ValueDate,
        ReturnReference = booking?.BankReference.Trim(),
    };

    // The booking stands in the trail where the reason does: it is sealed, shown and forgotten with it.
    private static string? Told(string? reason, ReturnBooking booking) => Trimmed(reason) is { } said ? $"{said} ({booking})" : null;

    /// <summary>A finance officer who had no part in the decision takes a payment task over from the colleague who is asked.</summary>
    public Outcome TakeOver(StepKey key, Addressee by, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(by);
        var officer = People.VisitingCluster.Finance.FirstOrDefault(p => IsSame(p.Email, by.Email));
        return Intervene(
            Intervention.TakeOver,
            by,
            reason,
            now,
            () => PassOn(Find(key)!, AskedFor(key.Kind, officer!), by, null, Trimmed(reason), now),
            () => officer is null ? Refusal.NotYours
                : Find(key) is not { IsOpen: true } step || !IsFinances(key.Kind) ? Refusal.NoLongerNeeded
                : IsSame(step.Addressee!.Email, officer.Email) ? Refusal.NothingToChange
                : MayNotPay(officer.Email));
    }

    // Not where money was asked back from the visitor: what comes then is theirs. Nor while another payment is under way, since what that
    // brings is reckoned from this one.
    private bool CanHaveComeBack(Payment payment) => payment.IsMade && !State.Payments.Any(p => p.IsUnderWay)
        && State.Recoveries.All(r => r.ReceivedOn is null && Find(r.Step) is not { IsOpen: true });

    private void ChangePayment(int number, Func<Payment, Payment> change) =>
        State = State with { Payments = State.Payments.SetItem(number - 1, change(State.Payments[number - 1])) };

    private void AskForPayment(DateTimeOffset now)
    {
        // By programme the days count from the validation, or from the report (domain: Rules as data, payment_due_days).
        var from = _programme.PaymentClock == PaymentClock.Report && State.Report is { SubmittedAt: var reported } ? reported : now;
        var dates = Dates(StepKind.PaymentOrder, from);
        Open(StepKind.PaymentOrder, AFinanceOfficer(now), now, dates.Due > now ? dates : Dates(StepKind.PaymentOrder, now));
    }

    private Refusal? NotAnApprover(Step step) => Approvers().Contains(step.Addressee!.Email) ? Refusal.ApproverMayNotPay : null;

    private Refusal? NotTheOrderer(Step step, Payment payment) => NeedsFourEyes(payment) && IsSame(step.Addressee!.Email, payment.OrderedBy) ? Refusal.OrdererMayNotConfirm : null;

    // By what the exchange brings in all: two halves of a sum above the threshold are not below it. And whatever is paid anew on the word
    // of a person, since nobody else has said that the money came back.
    private bool NeedsFourEyes(Payment payment) => _programme.FourEyesFrom is { } threshold
        && (payment.Amount >= threshold || (State.Granted ?? State.Reserved)?.Amount >= threshold
            || State.Payments.Any(p => p is { ReturnedAt: not null, IsReturnedByBank: false }));

    private Addressee Confirmer(Payment payment, DateTimeOffset now) => NeedsFourEyes(payment)
        ? AFinanceOfficer(now, payment.OrderedBy)
        : State.Steps.Last(s => s.Decision == Decision.Order).Addressee!;

    /// <summary>Somebody of finance who had no part in the decision; where all are in conflict, the coordinator has to see to it.</summary>
    private Addressee AFinanceOfficer(DateTimeOffset now, params ReadOnlySpan<string> except)
    {
        var excluded = Approvers();
        excluded.UnionWith(State.Conflicts);
        foreach (var address in except)
        {
            excluded.Add(address);
        }

        return People.Finance(excluded, _programme.Deadlines.LocalDate(now)) ?? Coordinator(now);
    }

    // Who may not take a payment over: whoever approved, is in conflict, had it before, or ordered it.
    private HashSet<string> BarredFromPaying(Step step)
    {
        var barred = Approvers();
        barred.UnionWith(Excluded(step));
        if (State.Payments.LastOrDefault(p => p.IsUnderWay) is { } payment && NeedsFourEyes(payment))
        {
            barred.Add(payment.OrderedBy);
        }

        return barred;
    }

    private HashSet<string> Approvers() => State.Steps
        .Where(s => s is { State: StepState.Decided, Addressee: not null }
            && s.Key.Kind is StepKind.VisitingApproval or StepKind.HostingApproval or StepKind.Validation)
        .Select(s => s.Addressee!.Email)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    // Whoever approved or is in conflict pays nothing of it, and whoever ordered does not confirm (design: four eyes).
    private Refusal? MayNotPay(string email) =>
        Approvers().Contains(email) || State.Conflicts.Contains(email, StringComparer.OrdinalIgnoreCase) ? Refusal.ApproverMayNotPay
        : State.Payments.LastOrDefault(p => p.IsUnderWay) is { } payment && NeedsFourEyes(payment) && IsSame(payment.OrderedBy, email) ? Refusal.OrdererMayNotConfirm
        : null;

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
