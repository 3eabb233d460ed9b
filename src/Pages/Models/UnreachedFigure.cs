using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>An exchange in which somebody cannot be reached by mail.</summary>
/// <param name="Exchange">Its number.</param>
/// <param name="Visitor">The visiting organisation.</param>
/// <param name="Host">The host organisation.</param>
public sealed record UnreachedFigure(ExchangeId Exchange, string Visitor, string Host);
