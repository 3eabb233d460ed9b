using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Budget;

/// <summary>One line of a cluster's ledger. Lines are added and never changed.</summary>
/// <param name="Number">In the cluster's ledger, from 1, without gaps.</param>
/// <param name="At">When, in programme time.</param>
/// <param name="Exchange">On whose account.</param>
/// <param name="Move">What and how much.</param>
/// <param name="ProgrammeVersion">The programme version that the exchange is judged by.</param>
public sealed record LedgerEntry(int Number, DateTimeOffset At, ExchangeId Exchange, LedgerMove Move, string ProgrammeVersion);
