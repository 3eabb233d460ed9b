using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Payments;

namespace CE4BIG.Pages.Models;

/// <summary>An ordered payment that is in no file yet.</summary>
/// <param name="Id">Its name at the bank.</param>
/// <param name="Creditor">In whose name the account stands, as typed.</param>
/// <param name="Account">The account, masked.</param>
/// <param name="OrderedAt">When it was ordered.</param>
/// <param name="Amount">How much.</param>
/// <param name="Problems">Why it cannot go into a file; empty where it can.</param>
public sealed record PaymentChoice(EndToEndId Id, string Creditor, string Account, DateTimeOffset OrderedAt, Money Amount, ImmutableArray<TransferProblem> Problems);
