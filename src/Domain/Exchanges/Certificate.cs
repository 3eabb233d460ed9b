namespace CE4BIG.Domain.Exchanges;

/// <summary>The host's certificate of attendance: the dates as they really were.</summary>
/// <param name="FirstDay">First day of the visit, travel not counted.</param>
/// <param name="LastDay">Last day of the visit.</param>
/// <param name="WorkingDays">Working days between them, both included.</param>
/// <param name="CertifiedAt">When the host certified.</param>
public sealed record Certificate(DateOnly FirstDay, DateOnly LastDay, int WorkingDays, DateTimeOffset CertifiedAt);
