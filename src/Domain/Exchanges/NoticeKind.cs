namespace CE4BIG.Domain.Exchanges;

/// <summary>What a mail about an exchange says. The step, where there is one, comes beside it.</summary>
public enum NoticeKind
{
    /// <summary>To the visitor: the application has arrived; here is your exchange's page.</summary>
    ApplicationReceived,

    /// <summary>A step is asked of somebody, with link and code.</summary>
    StepAsked,

    /// <summary>The same step again, since its deadline comes nearer.</summary>
    StepReminder,

    /// <summary>A step passes to the deputy, with link and code, since the manager did not answer in time.</summary>
    StepEscalated,

    /// <summary>A step passes to a colleague, with link and code: delegated, in conflict, away, or replaced by staff.</summary>
    StepPassedOn,

    /// <summary>To the person asked: staff moved the deadline of a step, with the reason.</summary>
    StepExtended,

    /// <summary>A fresh link and code for a step, asked for by the person it is addressed to.</summary>
    StepLinkRenewed,

    /// <summary>To the coordinator: a step that must not lapse is overdue.</summary>
    StepOverdue,

    /// <summary>To the visitor: approved, but the budget is used up; the exchange waits in line.</summary>
    Queued,

    /// <summary>To visitor and host: both clusters approved; the amount that is reserved.</summary>
    Approved,

    /// <summary>To the host and both clusters: the visit is postponed; new dates will follow.</summary>
    Postponed,

    /// <summary>To the host and both clusters, as far as they were asked: the visitor looks for another host.</summary>
    HostReleased,

    /// <summary>To the visitor before the visit: what evidence to collect.</summary>
    TravelReminder,

    /// <summary>To the visitor: the report's deadline has passed; until when it is still taken.</summary>
    GraceBegan,

    /// <summary>To the visitor: the report was validated; the amount is frozen and goes to finance.</summary>
    Validated,

    /// <summary>To the visitor: the payment is made; amount, value date and bank reference.</summary>
    Paid,

    /// <summary>To visitor (and host, where they are concerned): the exchange ended otherwise, why, and what can be done.</summary>
    Ended,

    /// <summary>To the visitor: money has to be paid back, how much, why and until when.</summary>
    DebitNote,

    /// <summary>To the visitor: the same again, since the date comes nearer.</summary>
    DebitReminder,

    /// <summary>To the visitor: the money is back, or given up.</summary>
    RecoverySettled,

    /// <summary>To the visitor or the host: a fresh link to their page of the exchange, with a fresh code.</summary>
    PageCode,

    /// <summary>To the coordinator: somebody entered by hand that a payment came back; the bank's own word is not there yet.</summary>
    PaymentTakenBack,

    /// <summary>To the coordinator: a mail to somebody came back; who it is, and what to do.</summary>
    MailCameBack,
}
