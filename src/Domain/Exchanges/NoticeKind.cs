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

    /// <summary>A fresh link and code for a step, asked for by the person it is addressed to.</summary>
    StepLinkRenewed,

    /// <summary>To the coordinator: a step that must not lapse is overdue.</summary>
    StepOverdue,

    /// <summary>To visitor and host: both clusters approved; the amount that is reserved.</summary>
    Approved,

    /// <summary>To the visitor before the visit: what evidence to collect.</summary>
    TravelReminder,

    /// <summary>To the visitor: the report was validated; the amount is frozen and goes to finance.</summary>
    Validated,

    /// <summary>To the visitor: the payment is made; amount, value date and bank reference.</summary>
    Paid,

    /// <summary>To visitor (and host, where they are concerned): the exchange ended otherwise, why, and what can be done.</summary>
    Ended,
}
