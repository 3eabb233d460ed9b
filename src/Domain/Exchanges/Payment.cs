namespace CE4BIG.Domain.Exchanges;

/// <summary>The one payment of an exchange.</summary>
/// <param name="OrderedAt">When finance ordered it.</param>
/// <param name="OrderedBy">Who ordered it.</param>
/// <param name="ValueDate">When the money moved; null until confirmed.</param>
/// <param name="BankReference">The bank's reference; null until confirmed.</param>
public sealed record Payment(DateTimeOffset OrderedAt, string OrderedBy, DateOnly? ValueDate, string? BankReference);
