using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Staff;

/// <summary>A mail that waits for its addressee's mail of the day.</summary>
/// <param name="Exchange">The exchange in whose outbox it stands.</param>
/// <param name="Key">Its key there.</param>
public sealed record DigestItem(ExchangeId Exchange, string Key);
