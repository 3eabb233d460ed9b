namespace CE4BIG.Domain.Exchanges;

/// <summary>The five stages of an exchange and its end (domain: The lifecycle).</summary>
public enum Stage
{
    /// <summary>Submitted; the host confirms.</summary>
    Application,

    /// <summary>Both clusters decide; the visitor amends where they ask for it.</summary>
    Approval,

    /// <summary>Approved; ready, in progress or just ended, by the dates.</summary>
    Travel,

    /// <summary>The visitor reports, the host certifies, the visitor's cluster validates.</summary>
    Report,

    /// <summary>The amount is frozen; finance orders and confirms the payment.</summary>
    Reimbursement,

    /// <summary>Nothing is awaited any more; <see cref="Ending"/> says how it ended.</summary>
    Ended,
}
