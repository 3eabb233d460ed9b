namespace CE4BIG.Domain.Exchanges;

// Stage 5: finance orders the payment and confirms it; the exchange closes (domain: The lifecycle).
public sealed partial class Exchange
{
    /// <summary>Finance orders the payment.</summary>
    public Outcome OrderPayment(StepKey key, DateTimeOffset now, string? remark = null) => Answer(key, Decision.Order, remark, now, NotAnApprover, step =>
    {
        State = State with { Payment = new Payment(now, step.Addressee!.Email, null, null) };
        var dates = Dates(StepKind.PaymentConfirmation, now);
        // The ten days run from validation and are not begun anew by the order (domain: Money).
        Open(StepKind.PaymentConfirmation, step.Addressee!, now, step.DueAt > now ? dates with { Due = step.DueAt, ExpiresAt = step.DueAt } : dates);
    });

    /// <summary>Finance enters when the money moved and the bank's reference; the visitor is told and the exchange closes.</summary>
    public Outcome ConfirmPaid(StepKey key, DateOnly valueDate, string bankReference, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bankReference);
        return Answer(
            key,
            Decision.ConfirmPaid,
            null,
            now,
            step => State.Payment is not { } payment
                || valueDate < _programme.Deadlines.LocalDate(payment.OrderedAt) || valueDate > _programme.Deadlines.LocalDate(now)
                ? Refusal.ValueDateImplausible
                : NotAnApprover(step),
            step =>
            {
                State = State with { Payment = State.Payment! with { ValueDate = valueDate, BankReference = bankReference.Trim() } };
                Tell(NoticeKind.Paid, People.Visitor, null, 1);
                End(Ending.Closed, null, now);
            });
    }

    private void AskForPayment(DateTimeOffset now)
    {
        State = State with { Stage = Stage.Reimbursement };
        // The programme file is refused unless finance and managers are different people, so somebody is always left.
        var finance = People.Finance(Approvers()) ?? throw new InvalidOperationException("No finance officer without a part in the decision.");
        Open(StepKind.PaymentOrder, finance, now, Dates(StepKind.PaymentOrder, now));
    }

    private Refusal? NotAnApprover(Step step) => Approvers().Contains(step.Addressee!.Email) ? Refusal.ApproverMayNotPay : null;

    private HashSet<string> Approvers() => State.Steps
        .Where(s => s is { State: StepState.Decided, Addressee: not null }
            && s.Key.Kind is StepKind.VisitingApproval or StepKind.HostingApproval or StepKind.Validation)
        .Select(s => s.Addressee!.Email)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
