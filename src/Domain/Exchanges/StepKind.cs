namespace CE4BIG.Domain.Exchanges;

/// <summary>What can be awaited in an exchange (domain: The lifecycle, "Steps and who acts").</summary>
public enum StepKind
{
    /// <summary>The host confirms the visit and signs the Commitment to Quality, or declines.</summary>
    HostConfirmation,

    /// <summary>The host declined or kept silent: the visitor names another host, or gives up.</summary>
    HostChoice,

    /// <summary>The manager of the visitor's cluster (VOP) approves, asks for changes or rejects.</summary>
    VisitingApproval,

    /// <summary>The manager of the host's cluster (HOP) approves, asks for changes or rejects.</summary>
    HostingApproval,

    /// <summary>The visitor amends the application as a cluster asked, or withdraws.</summary>
    Correction,

    /// <summary>Approved; the lump sum is reserved on the cluster's budget, or waits in line until money frees. Nobody is asked.</summary>
    Budget,

    /// <summary>Postponed: the visitor names new dates.</summary>
    NewDates,

    /// <summary>Finance orders the part that is paid before travel, where the visitor asked for it and the programme has it.</summary>
    AdvanceOrder,

    /// <summary>Finance enters value date and bank reference of that part, or that it came back.</summary>
    AdvanceConfirmation,

    /// <summary>The visit itself: waits for dates, nobody is asked for anything.</summary>
    Travel,

    /// <summary>The visitor submits the closing report and the evidence.</summary>
    Report,

    /// <summary>The host certifies the actual dates, or reports a no-show.</summary>
    Certificate,

    /// <summary>The manager of the visitor's cluster validates report and evidence; the amount is frozen.</summary>
    Validation,

    /// <summary>Evidence was incomplete: the visitor hands in the items named.</summary>
    Completion,

    /// <summary>Finance of the visitor's cluster checks and orders the payment.</summary>
    PaymentOrder,

    /// <summary>The payment is held, since bank data were wrong or the money came back: the visitor corrects them.</summary>
    BankCorrection,

    /// <summary>Finance enters value date and bank reference of the payment made, or that it came back.</summary>
    PaymentConfirmation,

    /// <summary>Closed; waits for the day the survey goes out. Nobody is asked.</summary>
    AfterClosing,

    /// <summary>The visitor is asked how it was; answering is free.</summary>
    Survey,

    /// <summary>Money has to come back: the visitor has a debit note, finance says when it arrived.</summary>
    Recovery,

    /// <summary>Kept for the auditors; waits for the day personal data are removed. Nobody is asked.</summary>
    Retention,
}
