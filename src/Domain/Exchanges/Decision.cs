namespace CE4BIG.Domain.Exchanges;

/// <summary>What a person (or the calendar) can answer to a step.</summary>
public enum Decision
{
    /// <summary>Host confirmation: the visit is welcome.</summary>
    Confirm,

    /// <summary>Host confirmation: it is not, with a reason.</summary>
    Decline,

    /// <summary>Approval: yes.</summary>
    Approve,

    /// <summary>Approval: the visitor must change something first, with a reason.</summary>
    RequestChanges,

    /// <summary>Approval: no, with a reason.</summary>
    Reject,

    /// <summary>Correction: the amended application.</summary>
    Resubmit,

    /// <summary>Correction: the visitor gives up, with a reason.</summary>
    Withdraw,

    /// <summary>Report: the closing report with its evidence.</summary>
    SubmitReport,

    /// <summary>Certificate: the visit took place on these dates.</summary>
    Certify,

    /// <summary>Certificate: the visitor did not come, with a reason.</summary>
    ReportNoShow,

    /// <summary>Validation: report and evidence are in order.</summary>
    Validate,

    /// <summary>Validation: something is missing, named in the reason.</summary>
    RequestEvidence,

    /// <summary>Validation or payment order: no reimbursement, with a reason.</summary>
    Refuse,

    /// <summary>Payment order: the bank is told to pay.</summary>
    Order,

    /// <summary>Payment confirmation: paid, with value date and bank reference.</summary>
    ConfirmPaid,

    /// <summary>Travel: the visit's last day is over.</summary>
    VisitOver,
}
