using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Storage;

/// <summary>What came of a move on a stored exchange.</summary>
/// <param name="Outcome">Done, repeated or refused.</param>
/// <param name="Before">The exchange as it was loaded.</param>
/// <param name="File">The exchange as it is stored now.</param>
public sealed record Change(Outcome Outcome, ExchangeFile Before, ExchangeFile File)
{
    /// <summary>Its state now.</summary>
    public ExchangeState After => File.State;
}
