namespace CE4BIG.Domain.Payments.Statements;

/// <summary>What a booking means for the payment that it names. Each has words in each language (Pages).</summary>
public enum SettlementKind
{
    /// <summary>The payment is marked as paid.</summary>
    Paid,

    /// <summary>The payment is marked as returned.</summary>
    Returned,

    /// <summary>The payment was marked as paid before: nothing changes.</summary>
    PaidBefore,

    /// <summary>The payment was marked as returned before: nothing changes.</summary>
    ReturnedBefore,

    /// <summary>The booking is not about any payment of ours.</summary>
    NotOurs,

    /// <summary>No such payment was ordered here.</summary>
    Unknown,

    /// <summary>Another amount than was ordered.</summary>
    WrongAmount,

    /// <summary>The bank has announced it and not booked it.</summary>
    NotBooked,

    /// <summary>The money came back after the payment was marked as paid, and cannot be taken back here: somebody has to see to it.</summary>
    ReturnedAfterPaid,

    /// <summary>The same statement also says that this payment came back.</summary>
    CameBack,

    /// <summary>It was booked before under another reference of the bank, in this statement or an earlier one: it may have been paid twice.</summary>
    Twice,

    /// <summary>The bank paid it although it was entered here as returned: it must not be paid again before somebody has seen to it.</summary>
    PaidThoughTakenOut,

    /// <summary>Somebody else is asked to confirm the payment (two pairs of eyes).</summary>
    AskedOfAnother,

    /// <summary>The exchange refuses it; the refusal says why.</summary>
    Refused,
}
