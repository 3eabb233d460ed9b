using CE4BIG.Domain.Budget;

namespace CE4BIG.Functions.Exports;

/// <summary>An entry in an export.</summary>
/// <param name="Cluster">Whose ledger, by id.</param>
/// <param name="Entry">The entry.</param>
public sealed record LedgerRow(string Cluster, LedgerEntry Entry);
