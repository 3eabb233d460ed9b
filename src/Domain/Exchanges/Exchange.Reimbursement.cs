using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
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
                ChangePayment(payment => payment with { ValueDate = valueDate, BankReference = bankReference.Trim() });
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
    /// <param name="byBank">Whether a statement of the bank says so; otherwise it may never have been sent.</param>
    public Outcome ReturnPayment(StepKey key, string? reason, DateTimeOffset now, bool byBank = false) => Answer(key, Decision.PaymentReturned, reason, now, Always, step =>
    {
        ChangePayment(payment => payment with { ReturnedAt = now, ReturnReason = Trimmed(reason), IsReturnedByBank = byBank });
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
    /// The bank sent back the payment that closed the exchange, mostly a day or two after: without that ending the visitor is asked for the
    /// right account, and finance pays anew.
    /// </summary>
    public Outcome TakeBackPayment(Addressee by, string? reason, DateTimeOffset now) => Intervene(
        Intervention.PaymentCameBack,
        by,
        reason,
        now,
        () =>
        {
            ChangePayment(payment => payment with { ReturnedAt = now, ReturnReason = Trimmed(reason), IsReturnedByBank = true });
            VoidOpenSteps(now);
            State = State with { Ending = null, EndedAt = null };
            Open(StepKind.BankCorrection, State.Visitor, now, Dates(StepKind.BankCorrection, now));
        },
        amount: State.Payments.LastOrDefault()?.Amount);

    /// <summary>The bank sent back an advance that was marked as paid: it is left until after the visit, as where it never arrived.</summary>
    public Outcome TakeBackAdvance(Addressee by, string? reason, DateTimeOffset now) => Intervene(
        Intervention.AdvanceCameBack,
        by,
        reason,
        now,
        () => ChangePayment(payment => payment with { ReturnedAt = now, ReturnReason = Trimmed(reason), IsReturnedByBank = true }),
        amount: State.Payments.LastOrDefault()?.Amount);

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
                : MayNotPay(officer));
    }

    // Not where money was asked back from the visitor: what comes then is theirs.
    private bool CanHaveComeBack(bool advance) => State.Payments.LastOrDefault() is { IsMade: true } payment && payment.IsAdvance == advance
        && State.Recoveries.All(r => r.ReceivedOn is null && Find(r.Step) is not { IsOpen: true });

    private void ChangePayment(Func<Payment, Payment> change)
    {
        var index = State.Payments.Length - 1;
        State = State with { Payments = State.Payments.SetItem(index, change(State.Payments[index])) };
    }

    private void AskForPayment(DateTimeOffset now)
    {
        // By programme the days count from the validation, or from the report (domain: Rules as data, payment_due_days).
        var from = _programme.PaymentClock == PaymentClock.Report && State.Report is { SubmittedAt: var reported } ? reported : now;
        var dates = Dates(StepKind.PaymentOrder, from);
        Open(StepKind.PaymentOrder, AFinanceOfficer(now), now, dates.Due > now ? dates : Dates(StepKind.PaymentOrder, now));
    }

    private Refusal? NotAnApprover(Step step) => Approvers().Contains(step.Addressee!.Email) ? Refusal.ApproverMayNotPay : null;

    private Refusal? NotTheOrderer(Step step, Payment payment) => NeedsFourEyes(payment) && IsSame(step.Addressee!.Email, payment.OrderedBy) ? Refusal.OrdererMayNotConfirm : null;

    // By what the exchange brings in all: two halves of a sum above the threshold are not below it.
    private bool NeedsFourEyes(Payment payment) => _programme.FourEyesFrom is { } threshold
        && (payment.Amount >= threshold || (State.Granted ?? State.Reserved)?.Amount >= threshold);

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
    private Refusal? MayNotPay(Person person) =>
        Approvers().Contains(person.Email) || State.Conflicts.Contains(person.Email, StringComparer.OrdinalIgnoreCase) ? Refusal.ApproverMayNotPay
        : State.Payments.LastOrDefault(p => p.IsUnderWay) is { } payment && NeedsFourEyes(payment) && IsSame(payment.OrderedBy, person.Email) ? Refusal.OrdererMayNotConfirm
        : null;

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
