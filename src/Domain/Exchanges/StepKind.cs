namespace CE4BIG.Domain.Exchanges;

/// <summary>What can be awaited in an exchange (domain: The lifecycle, "Steps and who acts").</summary>
public enum StepKind
{
    /// <summary>The host confirms the visit and signs the Commitment to Quality, or declines.</summary>
    HostConfirmation,

    /// <summary>The manager of the visitor's cluster (VOP) approves, asks for changes or rejects.</summary>
    VisitingApproval,

    /// <summary>The manager of the host's cluster (HOP) approves, asks for changes or rejects.</summary>
    HostingApproval,

    /// <summary>The visitor amends the application as a cluster asked, or withdraws.</summary>
    Correction,

    /// <summary>The visit itself: waits for dates, nobody is asked for anything.</summary>
    Travel,

    /// <summary>The visitor submits the closing report and the evidence.</summary>
    Report,

    /// <summary>The host certifies the actual dates, or reports a no-show.</summary>
    Certificate,

    /// <summary>The manager of the visitor's cluster validates report and evidence; the amount is frozen.</summary>
    Validation,

    /// <summary>Finance of the visitor's cluster checks and orders the payment.</summary>
    PaymentOrder,

    /// <summary>Finance enters value date and bank reference of the payment made.</summary>
    PaymentConfirmation,
}
