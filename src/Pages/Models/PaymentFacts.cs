using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Models;

/// <summary>A payment that was made.</summary>
/// <param name="Amount">How much.</param>
/// <param name="ValueDate">On which date the bank booked it.</param>
/// <param name="BankReference">The bank's reference.</param>
public sealed record PaymentFacts(Money Amount, DateOnly ValueDate, string BankReference);
