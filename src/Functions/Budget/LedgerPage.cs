using System.Collections.Immutable;
using CE4BIG.Domain.Budget;

namespace CE4BIG.Functions.Budget;

/// <summary>Some entries of a cluster's ledger, newest first.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="OlderThan">The number to ask on with; null where there are no older ones.</param>
public sealed record LedgerPage(ImmutableArray<LedgerEntry> Entries, int? OlderThan);
