using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Banking;
using CE4BIG.Domain.Payments;
using CE4BIG.Domain.Payments.Statements;

namespace CE4BIG.Domain.Exchanges;

// What goes to the bank and what comes back from it: the transfer of an ordered payment, and the booking that confirms it (ADR-0009).
public sealed partial class Exchange
{
    private const string NoReason = "Returned by the bank.";

    /// <summary>The payment under way as the bank is told it, or why an officer of finance cannot send it.</summary>
    /// <param name="officer">The address of who makes the file.</param>
    public Parsed<CreditTransfer, TransferProblem> Transfer(string officer)
    {
        if (State.Payments.LastOrDefault() is not { IsUnderWay: true } payment)
        {
            return new(null, [TransferProblem.NotOrdered]);
        }

        var creditor = SepaText.Clean(Application.Bank.Holder, CreditTransfer.LongestName);
        List<TransferProblem> problems = [.. Problems(payment, officer)];
        if (creditor.Length == 0)
        {
            problems.Add(TransferProblem.NameUnreadable);
        }

        // The application asks for no town, and half an address is refused by banks (domain: Bank).
        var bank = Application.Bank;
        return problems.Count > 0 ? new(null, problems) : new(
            new CreditTransfer(
                new EndToEndId(State.Id, State.Payments.Length),
                payment.Amount,
                creditor,
                Address: null,
                bank.Iban,
                bank.Bic == default(Bic) ? null : bank.Bic,
                SepaText.Clean($"{State.Id} {_programme.Name}", CreditTransfer.LongestRemittance)),
            []);
    }

    /// <summary>
    /// Does what a statement says of a payment of this exchange: marks it as paid or returned, by the officer who is asked to confirm it. The
    /// same booking again changes nothing.
    /// </summary>
    /// <param name="entry">The booking.</param>
    /// <param name="officer">The address of who brings the statement.</param>
    /// <param name="now">Programme time.</param>
    public (Settlement Settlement, Outcome Outcome) Settle(StatementEntry entry, string officer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Known(entry) is { } known)
        {
            return (known, new Outcome.Repeated());
        }

        if (entry.Kind == StatementEntryKind.Returned && !State.Payments[entry.Payment!.Value.Number - 1].IsUnderWay)
        {
            return TakeBack(entry, officer, now);
        }

        var step = OpenSteps.FirstOrDefault(s => s.Key.Kind is StepKind.AdvanceConfirmation or StepKind.PaymentConfirmation);
        if (step?.Addressee is not { } asked)
        {
            return (new Settlement(SettlementKind.Refused, Refusal.NotNow), new Outcome.Repeated());
        }

        if (!IsSame(asked.Email, officer))
        {
            return (new Settlement(SettlementKind.AskedOfAnother, Asked: asked.Name), new Outcome.Repeated());
        }

        var isPaid = entry.Kind == StatementEntryKind.Paid;
        var outcome = isPaid
            ? ConfirmPaid(step.Key, entry.ValueDate, Reference(entry), now)
            : ReturnPayment(step.Key, entry.Reason ?? NoReason, now, new ReturnBooking(entry.ValueDate, Reference(entry)));
        return outcome is Outcome.Refused { Refusal: var refusal }
            ? (new Settlement(SettlementKind.Refused, refusal), outcome)
            : (new Settlement(isPaid ? SettlementKind.Paid : SettlementKind.Returned), outcome);
    }

    // Nobody is asked any more: whoever of the paying cluster's finance brings the statement says so.
    private (Settlement Settlement, Outcome Outcome) TakeBack(StatementEntry entry, string officer, DateTimeOffset now)
    {
        var id = entry.Payment!.Value;
        var payment = State.Payments[id.Number - 1];
        if (People.VisitingCluster.Finance.FirstOrDefault(p => IsSame(p.Email, officer)) is not { } person)
        {
            return (new Settlement(SettlementKind.ReturnedAfterPaid), new Outcome.Repeated());
        }

        var by = new Addressee(Role.Finance, person.Name, person.Email, person.Language);
        var (booking, reason) = (new ReturnBooking(entry.ValueDate, Reference(entry)), entry.Reason ?? NoReason);
        return (payment.ReturnedAt is null ? TakeBack(WayBack(payment), id, booking, by, reason, now, byBank: true) : NoteReturn(id.Number, booking, by, reason, now)) switch
        {
            Outcome.Done done => (new Settlement(SettlementKind.Returned), done),
            Outcome.Refused { Refusal: Refusal.ApproverMayNotPay } refused => (new Settlement(SettlementKind.Refused, Refusal.ApproverMayNotPay), refused),
            _ => (new Settlement(SettlementKind.ReturnedAfterPaid), new Outcome.Repeated()),
        };
    }

    /// <summary>
    /// The bank says itself that a payment came back which an officer had entered so: it was sent, then. Nothing else changes.
    /// </summary>
    private Outcome NoteReturn(int number, ReturnBooking booking, Addressee by, string reason, DateTimeOffset now)
    {
        if (State.AnonymisedAt is not null)
        {
            return new Outcome.Refused(Refusal.NotNow);
        }

        ChangePayment(number, payment => payment with { IsReturnedByBank = true, ReturnValueDate = booking.ValueDate, ReturnReference = booking.BankReference });
        // Without an amount: what it was is counted as returned already.
        Audit(now, by, AuditAction.Intervened, null, State.Stage, Told(reason, booking), e => e with { Intervention = WayBack(State.Payments[number - 1]) });
        return new Outcome.Done();
    }

    private static string Reference(StatementEntry entry) => entry.BankReference.Length > 0 ? entry.BankReference : entry.Named;

    private IEnumerable<TransferProblem> Problems(Payment payment, string officer)
    {
        if (Approvers().Contains(officer) || State.Conflicts.Contains(officer, StringComparer.OrdinalIgnoreCase))
        {
            yield return TransferProblem.MayNotPay;
        }

        // What was ordered was ordered for the account of then; who changed it since must be asked first.
        if (State.BankChangedAt > payment.OrderedAt)
        {
            yield return TransferProblem.BankChanged;
        }

        if (!SepaScope.Reaches(Application.Bank.Iban))
        {
            yield return TransferProblem.OutsideSepa;
        }

        if (payment.Amount.Currency != Money.Euro)
        {
            yield return TransferProblem.NotEuro;
        }
        else if (payment.Amount <= Money.Zero || payment.Amount > CreditTransfer.Largest)
        {
            yield return TransferProblem.AmountImplausible;
        }
    }

    /// <summary>What can be said of a booking without asking anybody; null where it is to be acted on.</summary>
    private Settlement? Known(StatementEntry entry)
    {
        if (entry.Payment is not { } id || id.Exchange != State.Id)
        {
            return new Settlement(SettlementKind.NotOurs);
        }

        var payment = id.Number <= State.Payments.Length ? State.Payments[id.Number - 1] : null;
        SettlementKind? kind = payment switch
        {
            null => SettlementKind.Unknown,
            _ when entry.Amount.Currency != payment.Amount.Currency || entry.Amount.Cents != payment.Amount.Cents => SettlementKind.WrongAmount,
            _ when entry.Kind == StatementEntryKind.Pending => SettlementKind.NotBooked,
            { ReturnedAt: not null, IsReturnedByBank: false } when entry.Kind == StatementEntryKind.Returned => null,
            { ReturnedAt: not null } => entry.Kind == StatementEntryKind.Returned || IsWhatCameBack(entry, payment) ? SettlementKind.ReturnedBefore
                : payment.WasSent ? SettlementKind.Twice
                : SettlementKind.PaidThoughTakenOut,
            { IsMade: true } when entry.Kind == StatementEntryKind.Returned => null,
            { IsMade: true } => payment.IsBookedBy(entry.ValueDate, entry.BankReference) ? SettlementKind.PaidBefore : SettlementKind.Twice,
            _ => null,
        };
        return kind is { } found ? new Settlement(found) : null;
    }

    // A payment that the bank sent back must have left before; one that was only entered as returned may leave at any time.
    private bool IsWhatCameBack(StatementEntry entry, Payment payment) => payment.ValueDate is not null
        ? payment.IsBookedBy(entry.ValueDate, entry.BankReference)
        : payment.IsReturnedByBank && entry.ValueDate <= (payment.ReturnValueDate ?? _programme.Deadlines.LocalDate(payment.ReturnedAt!.Value));
}
