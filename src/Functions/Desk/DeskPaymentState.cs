namespace CE4BIG.Functions.Desk;

/// <summary>How far a movement of money is.</summary>
public enum DeskPaymentState
{
    /// <summary>Ordered, not yet confirmed.</summary>
    Ordered,

    /// <summary>The bank booked it.</summary>
    Paid,

    /// <summary>It did not reach the visitor.</summary>
    Returned,

    /// <summary>Asked back, not yet there; also where it was given up.</summary>
    AskedBack,

    /// <summary>It is back.</summary>
    CameBack,
}
