using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Payments.Statements;

/// <summary>What came, or would come, of a booking.</summary>
/// <param name="Kind">What.</param>
/// <param name="Refusal">Why the exchange refuses it, where it does.</param>
/// <param name="Asked">Who is asked to confirm the payment, where it is somebody else.</param>
public sealed record Settlement(SettlementKind Kind, Refusal? Refusal = null, string? Asked = null)
{
    /// <summary>Whether it changes the exchange.</summary>
    public bool Changes => Kind is SettlementKind.Paid or SettlementKind.Returned;
}
