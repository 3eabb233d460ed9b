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

    /// <summary>Approval: the person asked has an interest in the matter; the next one decides instead, with a reason.</summary>
    DeclareConflict,

    /// <summary>Approval, validation: the person asked passes it on to a colleague.</summary>
    Delegate,

    /// <summary>Host choice, correction, new dates: the amended application.</summary>
    Resubmit,

    /// <summary>Host choice, correction, new dates: the visitor gives up, with a reason.</summary>
    Withdraw,

    /// <summary>Budget: the money was reserved. Only the ledger says so.</summary>
    Funded,

    /// <summary>Report, completion: the closing report with its evidence.</summary>
    SubmitReport,

    /// <summary>Certificate: the visit took place on these dates.</summary>
    Certify,

    /// <summary>Certificate: the visitor did not come, with a reason.</summary>
    ReportNoShow,

    /// <summary>Validation: report and evidence are in order.</summary>
    Validate,

    /// <summary>Validation: a part of the amount, with a reason.</summary>
    ValidatePartly,

    /// <summary>Validation: something is missing; the items are named.</summary>
    RequestEvidence,

    /// <summary>Validation or payment order: no reimbursement, with a reason.</summary>
    Refuse,

    /// <summary>Payment order: the bank is told to pay.</summary>
    Order,

    /// <summary>Payment order: not yet, since the bank data are doubtful, with a reason.</summary>
    Hold,

    /// <summary>Bank correction: the account as it should be.</summary>
    CorrectBank,

    /// <summary>Payment confirmation: paid, with value date and bank reference.</summary>
    ConfirmPaid,

    /// <summary>Payment confirmation: the money came back, with the bank's reason.</summary>
    PaymentReturned,

    /// <summary>Survey: the answers.</summary>
    AnswerSurvey,

    /// <summary>Recovery: the money is back.</summary>
    RecoveryReceived,

    /// <summary>Recovery: given up, with a reason.</summary>
    WaiveRecovery,

    /// <summary>A date came: the visit is over, the survey goes out, retention has ended.</summary>
    DateCame,
}
