using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Storage;

/// <summary>What came of a move on a stored exchange.</summary>
/// <param name="Outcome">Done, repeated or refused.</param>
/// <param name="Before">The exchange as it was loaded.</param>
/// <param name="After">Its state now.</param>
public sealed record Change(Outcome Outcome, ExchangeFile Before, ExchangeState After);
