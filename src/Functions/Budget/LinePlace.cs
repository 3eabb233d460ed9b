using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Budget;

/// <summary>A place in the waiting line.</summary>
/// <param name="Key">Its row's key, which orders the line.</param>
/// <param name="Exchange">Who waits.</param>
/// <param name="Needs">How much free money it takes to let it through.</param>
internal sealed record LinePlace(string Key, ExchangeId Exchange, Money Needs);
