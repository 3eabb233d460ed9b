using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Models;

/// <summary>What an exchange holds on its cluster's budget.</summary>
/// <param name="Reserved">Set aside at the award.</param>
/// <param name="Committed">Frozen at validation, not paid yet.</param>
/// <param name="Paid">Paid, advances included.</param>
/// <param name="Recovered">Come back.</param>
/// <param name="Free">What is free on the whole budget of the cluster.</param>
public sealed record LedgerFacts(Money Reserved, Money Committed, Money Paid, Money Recovered, Money Free);
