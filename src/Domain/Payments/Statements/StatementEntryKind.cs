namespace CE4BIG.Domain.Payments.Statements;

/// <summary>What a statement says of a payment.</summary>
public enum StatementEntryKind
{
    /// <summary>The money has left the account.</summary>
    Paid,

    /// <summary>The money came back.</summary>
    Returned,

    /// <summary>Announced, and not booked yet.</summary>
    Pending,
}
