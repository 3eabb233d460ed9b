using CE4BIG.Functions.Desk;

namespace CE4BIG.Functions.Exports;

/// <summary>An exchange in an export.</summary>
/// <param name="Entry">The exchange as it is listed.</param>
/// <param name="Pays">Whether the reader sees its money: the cluster that pays, and the coordinator.</param>
public sealed record ExchangeRow(DeskEntry Entry, bool Pays);
