using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Exchanges;

/// <summary>Money that has to come back (domain: The lifecycle, Reimbursement).</summary>
/// <param name="Step">The step that waits for it.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why, as staff put it; null where more was paid in advance than is due.</param>
/// <param name="At">When the debit note went out.</param>
/// <param name="ReceivedOn">When the money was back; null while it is not.</param>
/// <param name="BankReference">The bank's reference of it.</param>
public sealed record Recovery(StepKey Step, Money Amount, string? Reason, DateTimeOffset At, DateOnly? ReceivedOn, string? BankReference);
