using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>An open exchange on the agenda.</summary>
/// <param name="Exchange">Its number.</param>
/// <param name="DueAt">When it next has something to do, in real time.</param>
public sealed record AgendaEntry(ExchangeId Exchange, DateTimeOffset DueAt);
