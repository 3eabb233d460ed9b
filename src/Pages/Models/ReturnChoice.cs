using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;

namespace CE4BIG.Pages.Models;

/// <summary>A payment that may have come back after it was marked as paid.</summary>
/// <param name="Id">Its name at the bank.</param>
/// <param name="Amount">How much.</param>
/// <param name="EnteredBy">The intervention that enters it.</param>
public sealed record ReturnChoice(EndToEndId Id, Money Amount, Intervention EnteredBy);
